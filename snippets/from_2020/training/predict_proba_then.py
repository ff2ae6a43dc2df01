"""Probabilities under a name of their own."""

# %% then
import numpy as np
from tensorflow import keras

model = keras.Sequential(
    [keras.Input(shape=(2,)), keras.layers.Dense(1, activation="sigmoid")]
)
print(model.predict_proba(np.zeros((1, 2))))
