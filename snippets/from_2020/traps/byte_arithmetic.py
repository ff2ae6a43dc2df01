"""uint8 counts to 255 and begins again."""

# %% damage
import numpy as np

rng = np.random.default_rng(0)
night = rng.integers(40, 60, size=(28, 28), dtype=np.uint8)
night_again = rng.integers(40, 60, size=(28, 28), dtype=np.uint8)

change = np.abs(night_again - night)
print(f"mean change: {change.mean():.0f}")

blend = (np.array([200], np.uint8) + np.array([100], np.uint8)) // 2
print("between 200 and 100:", blend[0])

# %% check
print(change.dtype, "largest change:", change.max())

# %% way_out
right = np.abs(night_again.astype("float32") - night)
print(f"mean change: {right.mean():.0f}, largest {right.max():.0f}")

# %% claims tags=["hidden"]
assert change.mean() > 100 and right.mean() < 10
assert blend[0] == 22 and change.max() == 255
