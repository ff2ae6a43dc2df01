"""Gaps filled with the value before, by an argument."""

# %% then
import pandas as pd

temperatures = pd.DataFrame({"celsius": [12.0, None, 15.0]})
temperatures = temperatures.fillna(method="ffill")
