"""House prices of Boston."""

# %% then
from sklearn.datasets import load_boston

boston = load_boston()
