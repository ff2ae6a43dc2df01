"""A type that was Python's own."""

# %% then
import numpy as np

labels = np.array([0.0, 2.0, 1.0]).astype(np.int)
