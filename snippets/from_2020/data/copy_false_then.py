"""An array from a list, with a copy if needed."""

# %% then
import numpy as np

values = np.array([1.0, 2.0], copy=False)
