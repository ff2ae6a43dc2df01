"""A default argument is the batch that was there first."""

# %% default
import numpy as np

batch = np.array([1.0, 3.0])


def mean_of(values=batch):
    return values.mean()


batch = np.array([10.0, 30.0])  # the next batch
print("by default: ", mean_of())
print("by argument:", mean_of(batch))

# %% check tags=["hidden"]
assert mean_of() == 2 and mean_of(batch) == 20
