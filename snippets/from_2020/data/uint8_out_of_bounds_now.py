"""Minus one in an array that can hold it."""

# %% now
import numpy as np

mask = np.array([0, 1, 255], dtype=np.uint8).astype(np.int32)
mask[mask == 255] = -1
print(mask)
