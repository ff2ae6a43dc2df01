"""The sum in double precision."""

# %% now
import numpy as np

total = np.float64(16_777_216)
for example in range(5):
    total = total + 1.0
print(f"{total:.0f}", total.dtype)
