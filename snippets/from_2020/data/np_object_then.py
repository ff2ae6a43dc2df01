"""A type that was Python's own."""

# %% then tags=["warns"]
import numpy as np

words = np.array(["cat", "horse"], dtype=np.object)
