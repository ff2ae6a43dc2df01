"""Python's float, and NumPy's by its size."""

# %% now
import numpy as np

prices = np.array(["221900", "538000"], dtype=np.float32)
print(prices, prices.dtype, np.array(prices, dtype=float).dtype)

# %% check tags=["hidden"]
assert np.dtype(float) == np.float64
