"""Probabilities are what the model predicts."""

# %% now
import keras
import numpy as np

model = keras.Sequential(
    [keras.Input(shape=(2,)), keras.layers.Dense(1, activation="sigmoid")]
)
print(model.predict(np.zeros((1, 2)), verbose=0))
