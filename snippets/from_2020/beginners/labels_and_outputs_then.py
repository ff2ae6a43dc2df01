"""Numbers of classes for a loss that wants columns."""

# %% then
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(3)])
model.compile("sgd", "categorical_crossentropy")
model.fit(np.ones((4, 2)), np.array([0, 1, 2, 0]), verbose=0)
