"""A Python value is no longer of this type."""

# %% then
import numpy as np

mask = np.zeros(3, dtype=np.bool)
print(mask, isinstance(True, np.bool))

# %% check tags=["hidden"]
assert np.bool is not bool
assert isinstance(mask[0], np.bool)
