"""Two sentences of different length."""

# %% then
import numpy as np

sentences = np.array([[1, 2, 3], [4, 5]])
