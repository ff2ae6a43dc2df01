"""Both types of truth."""

# %% now
import numpy as np

mask = np.zeros(3, dtype=bool)
for flag in True, mask[0]:
    print(type(flag).__name__, isinstance(flag, (bool, np.bool)))
