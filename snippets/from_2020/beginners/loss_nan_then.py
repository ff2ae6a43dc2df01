"""Columns that aren't scaled, and steps that are too long for them."""

# %% then
import keras
import numpy as np

x = np.linspace(0, 5000, 64)[:, None]
model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
loss = model.fit(x, 3 * x, epochs=10, verbose=0).history["loss"]
assert np.isnan(loss[-1])
print(loss[-1])
