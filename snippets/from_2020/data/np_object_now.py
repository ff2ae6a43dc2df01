"""Python's type."""

# %% now
import numpy as np

words = np.array(["cat", "horse"], dtype=object)
print(words, words.dtype)
