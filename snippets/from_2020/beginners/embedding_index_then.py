"""A word with a number that has no row."""

# %% then
import keras
import numpy as np

embedding = keras.layers.Embedding(100, 8)
embedding(np.array([[1, 57, 100]]))
