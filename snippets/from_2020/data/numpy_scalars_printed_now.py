"""Python's numbers in a list."""

# %% now
import numpy as np

losses = np.array([2.4, 0.5], dtype=np.float32)
print([round(float(loss), 2) for loss in losses])
