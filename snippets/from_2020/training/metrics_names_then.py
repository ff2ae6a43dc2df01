"""Names and values of a loss and two metrics."""

# %% then
import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse", metrics=["mae", "mape"])
x = np.ones((4, 1))
model.fit(x, x, verbose=0)
values = model.evaluate(x, x, verbose=0)
print(model.metrics_names, "for", len(values), "values")

# %% check tags=["hidden"]
assert model.metrics_names == ["loss", "compile_metrics"]
assert len(values) == 3
