"""Inputs and targets in a tuple."""

# %% now
import keras
import numpy as np


def batches():
    while True:
        yield np.ones((2, 1)), np.ones((2, 1))


model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
history = model.fit(batches(), steps_per_epoch=3, shuffle=False, verbose=0)
print(f"{history.params['steps']} steps")
