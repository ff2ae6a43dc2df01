"""Exercise: the loss of y = 2x, and which way its slopes point."""

# %% guess
import numpy as np

x = np.arange(-1.0, 5.0)
error = 2 * x - (2 * x - 1)
print("errors", error)
print("loss  ", np.mean(error**2))
print("slope for w:", np.mean(2 * error * x))
print("slope for b:", np.mean(2 * error))
