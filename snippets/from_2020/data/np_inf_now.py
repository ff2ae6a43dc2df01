"""Infinity, and not a number."""

# %% now
import numpy as np

print(np.inf, np.nan, np.float64(0.5))

# %% check tags=["hidden"]
for name in "NaN", "float_", "alltrue", "round_", "mat", "asfarray":
    try:
        getattr(np, name)
    except AttributeError as error:
        assert "was removed in the NumPy 2.0 release. Use" in str(error)
    else:
        raise AssertionError(f"np.{name} is back")
