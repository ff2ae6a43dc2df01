"""A file with Python objects."""

# %% then
import numpy as np

np.save("words.npy", np.array([["a"], ["b", "c"]], dtype=object))
words = np.load("words.npy")
