"""Python's int, and NumPy's by its size."""

# %% now
import numpy as np

labels = np.array([0.0, 2.0, 1.0]).astype(int)
print(labels, labels.astype(np.int32).dtype)
