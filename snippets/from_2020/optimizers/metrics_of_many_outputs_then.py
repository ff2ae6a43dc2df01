"""One metric for both outputs."""

# %% then
import numpy as np
from tensorflow import keras

x = keras.Input((1,))
price = keras.layers.Dense(1, name="price")(x)
rent = keras.layers.Dense(1, name="rent")(x)
model = keras.Model(x, [price, rent])
model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
model.fit(np.ones((2, 1)), [np.ones((2, 1)), np.ones((2, 1))], verbose=0)
