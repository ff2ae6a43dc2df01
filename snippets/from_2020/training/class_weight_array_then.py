"""Weights of two classes in an array."""

# %% then
import numpy as np
from tensorflow import keras

model = keras.Sequential(
    [keras.Input(shape=(1,)), keras.layers.Dense(1, activation="sigmoid")]
)
model.compile(optimizer="sgd", loss="binary_crossentropy")
x, y = np.ones((4, 1)), np.array([[0], [0], [0], [1]])
model.fit(x, y, class_weight=np.array([0.5, 2.0]))
