"""A slice of five columns for an input of six."""

# %% five
import keras
import numpy as np

deep = keras.Input(shape=(6,), name="deep")
model = keras.Model(deep, keras.layers.Dense(1)(deep))
houses = np.zeros((3, 8))
print("2:8 are", houses[:, 2:8].shape[1], "columns")
print("2:7 are", houses[:, 2:7].shape[1])

# %% refused
model(houses[:, 2:7])
