"""A file with Python objects, from a source we trust: ourselves."""

# %% now
import numpy as np

np.save("words.npy", np.array([["a"], ["b", "c"]], dtype=object))
words = np.load("words.npy", allow_pickle=True)
print(words)
