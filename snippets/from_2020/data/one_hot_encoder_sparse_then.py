"""The encoder by the argument of 2020."""

# %% then
from sklearn.preprocessing import OneHotEncoder

encoder = OneHotEncoder(sparse=False)
