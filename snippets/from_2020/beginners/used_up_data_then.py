"""Three batches, and six asked for."""

# %% then tags=["warns"]
import keras
import numpy as np


def batches():
    for _ in range(3):
        yield np.ones((2, 1)), np.ones((2, 1))


model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.fit(batches(), steps_per_epoch=3, epochs=2, shuffle=False, verbose=0)
