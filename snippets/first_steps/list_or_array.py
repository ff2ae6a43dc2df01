"""What two times a list is, and two times an array."""

# %% twice
import numpy as np

print("list: ", 2 * [1, 2, 3])
print("array:", 2 * np.array([1, 2, 3]))
