"""A generator has its own method."""

# %% then
import numpy as np
from tensorflow import keras


def batches():
    while True:
        yield np.ones((4, 1)), np.ones((4, 1))


model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
history = model.fit_generator(batches(), steps_per_epoch=5, epochs=2)
