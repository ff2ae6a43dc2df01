"""Softmax by the formula overflows on large scores; a shift mends it."""

# %% overflow tags=["warns"]
import numpy as np

scores = np.array([1000.0, 999.0, 0.0])
powers = np.exp(scores)
print(powers / powers.sum())

# %% shift
powers = np.exp(scores - scores.max())
print((powers / powers.sum()).round(4))

# %% check tags=["hidden"]
assert np.allclose(powers[:2] / powers.sum(), [0.7311, 0.2689], atol=1e-4)
