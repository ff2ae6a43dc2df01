"""Two inputs in a tuple."""

# %% now
import keras
import numpy as np


def batches():
    while True:
        yield (np.ones((2, 1)), np.ones((2, 1))), np.ones((2, 1))


a, b = keras.Input(shape=(1,)), keras.Input(shape=(1,))
model = keras.Model([a, b], keras.layers.Add()([a, b]))
model.compile(loss="mse")
loss = model.evaluate(batches(), steps=3, verbose=0)
print(f"loss {loss:.2f}")
