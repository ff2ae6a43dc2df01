"""(n, 1) == (n,): each answer is compared with each label."""

# %% damage
import numpy as np

rng = np.random.default_rng(0)
labels = (rng.uniform(size=1000) < 0.2).astype(int)
chances = np.where(labels, 0.9, 0.1)[:, None]  # as `predict` returns them

crossed = np.mean((chances > 0.5) == labels)
print(f"accuracy of perfect predictions: {crossed:.0%}")

# %% check
print("compared:", ((chances > 0.5) == labels).shape)

# %% way_out
paired = np.mean((chances[:, 0] > 0.5) == labels)
print(f"accuracy of perfect predictions: {paired:.0%}")

# %% claims tags=["hidden"]
assert 0.6 < crossed < 0.75 and paired == 1
