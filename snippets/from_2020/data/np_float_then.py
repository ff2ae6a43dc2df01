"""A type that was Python's own."""

# %% then
import numpy as np

prices = np.array(["221900", "538000"], dtype=np.float)
