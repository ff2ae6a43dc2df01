"""Names and values together."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse", metrics=["mae", "mape"])
x = np.ones((4, 1))
values = model.evaluate(x, x, verbose=0, return_dict=True)
print(sorted(values))
