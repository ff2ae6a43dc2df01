"""Classes counted from 1."""

# %% then
import keras
import numpy as np

outputs = np.full((3, 3), 1 / 3)
keras.losses.sparse_categorical_crossentropy(np.array([1, 2, 3]), outputs)
