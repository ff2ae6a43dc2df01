"""The accuracy by its short name."""

# %% then
import numpy as np
from tensorflow import keras

model = keras.Sequential(
    [keras.Input(shape=(1,)), keras.layers.Dense(1, activation="sigmoid")]
)
model.compile("sgd", "binary_crossentropy", metrics=["accuracy"])
history = model.fit(np.ones((4, 1)), np.ones((4, 1)), verbose=0)
acc = history.history["acc"]
