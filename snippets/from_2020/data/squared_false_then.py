"""The root, by an argument."""

# %% then
from sklearn.metrics import mean_squared_error

error = mean_squared_error([1.0, 2.0], [1.0, 4.0], squared=False)
