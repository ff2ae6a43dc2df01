"""The root, by a function."""

# %% now
from sklearn.metrics import root_mean_squared_error

print(f"{root_mean_squared_error([1.0, 2.0], [1.0, 4.0]):.3f}")
