"""A loss by the string of 2020."""

# %% then
import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="logcosh")
model.fit(np.ones((4, 1)), np.ones((4, 1)), verbose=0)
