"""Numbers in a list."""

# %% then
import numpy as np

losses = np.array([2.4, 0.5], dtype=np.float32)
print(list(losses), losses[0])

# %% check tags=["hidden"]
assert repr(losses[0]) == "np.float32(2.4)"
assert str(losses[0]) == "2.4"
