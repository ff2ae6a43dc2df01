"""A layer gets an array."""

# %% now
import keras
import numpy as np

layer = keras.layers.Activation("relu")
print(layer(np.array([[1.0, 2.0, 3.0]])).numpy())
