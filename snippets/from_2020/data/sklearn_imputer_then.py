"""Gaps filled with the median, in 2020."""

# %% then
from sklearn import preprocessing

imputer = preprocessing.Imputer(missing_values="NaN", strategy="median")
