"""A normalization like any other layer."""

# %% now
import keras
import numpy as np

normalizer = keras.layers.Normalization()
normalizer.adapt(np.array([[1.0], [3.0]]))
print(normalizer(np.array([[1.0], [2.0], [3.0]])).numpy())
