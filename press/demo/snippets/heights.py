"""One wrong number moves the mean, and leaves the median where it is."""

# %% heights
import numpy as np

heights = np.array([1.62, 1.71, 1.68, 1.80, 1.75])
print(f"mean {heights.mean():.2f} m, median {np.median(heights):.2f} m")

# %% typo
heights[3] = 180
print(f"mean {heights.mean():.2f} m, median {np.median(heights):.2f} m")

# %% check tags=["hidden"]
assert np.median(heights) < 2 < heights.mean()
