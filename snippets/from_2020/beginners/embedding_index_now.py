"""One row more."""

# %% now
import keras
import numpy as np

words = np.array([[1, 57, 100]])
embedding = keras.layers.Embedding(int(words.max()) + 1, 8)
print(embedding(words).shape)
