"""A layer casts what it gets to its own dtype."""

# %% cast
import keras
import numpy as np

customer = np.array([[1.0, 35.0]])
for dtype in ("float32", "float64"):
    layer = keras.layers.Dense(1, dtype=dtype)
    print(customer.dtype, "in,", layer(customer).dtype.name, "out")

# %% check tags=["hidden"]
assert keras.layers.Dense(1)(customer).dtype == "float32"
