"""argmax without an axis, or along the wrong one."""

# %% damage
import numpy as np

labels = np.random.default_rng(0).integers(10, size=10)
chances = 0.9 * np.eye(10)[labels] + 0.01  # right each time

along_rows = np.mean(chances.argmax(axis=0) == labels)
of_all = np.mean(chances.argmax() == labels)
print(f"accuracy: {along_rows:.0%} and {of_all:.0%}")

# %% check
print("one answer per row:", chances[:7].argmax(axis=0).shape == (7,))
print("one answer per row:", chances[:7].argmax(axis=-1).shape == (7,))

# %% way_out
right = np.mean(chances.argmax(axis=-1) == labels)
print(f"accuracy: {right:.0%}")

# %% claims tags=["hidden"]
assert right == 1 and along_rows <= 0.4 and of_all <= 0.4
assert chances[:7].argmax(axis=0).shape == (10,)
