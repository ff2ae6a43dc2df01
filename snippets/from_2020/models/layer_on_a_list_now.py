"""A layer gets an array."""

# %% now
import keras
import numpy as np

layer = keras.layers.Dense(1, kernel_initializer="ones")
print(layer(np.array([[1.0, 2.0, 3.0]])).numpy())
