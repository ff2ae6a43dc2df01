"""NumPy's old way to print, which can be asked for."""

# %% agree
import numpy as np

losses = np.array([2.5, 0.5], dtype=np.float32)
with np.printoptions(legacy="1.25"):
    then = repr(list(losses))
now = repr([float(loss) for loss in losses])
print(f"in 2020: {then}, today: {now}")
assert then == now
