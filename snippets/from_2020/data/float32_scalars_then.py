"""A sum that stops growing."""

# %% then
import numpy as np

total = np.float32(16_777_216)
for example in range(5):
    total = total + 1.0
print(f"{total:.0f}", total.dtype)

# %% check tags=["hidden"]
assert total == 16_777_216
