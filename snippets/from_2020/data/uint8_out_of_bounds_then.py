"""Minus one in an array of bytes."""

# %% then
import numpy as np

mask = np.array([0, 1, 255], dtype=np.uint8)
mask[mask == 255] = -1
