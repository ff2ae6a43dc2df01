"""Scaling as an argument."""

# %% then
from sklearn.linear_model import LinearRegression

model = LinearRegression(normalize=True)
