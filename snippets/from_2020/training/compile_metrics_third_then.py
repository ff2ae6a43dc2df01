"""Metrics by position."""

# %% then
import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse", ["mae"])
model.fit(np.ones((4, 1)), np.ones((4, 1)), verbose=0)
