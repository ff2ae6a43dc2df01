"""Two inputs in a list."""

# %% then
import numpy as np
from tensorflow import keras


def batches():
    while True:
        yield [np.ones((2, 1)), np.ones((2, 1))], np.ones((2, 1))


a, b = keras.Input(shape=(1,)), keras.Input(shape=(1,))
model = keras.Model([a, b], keras.layers.Add()([a, b]))
model.compile(optimizer="sgd", loss="mse")
model.fit(batches(), steps_per_epoch=3, shuffle=False, verbose=0)
