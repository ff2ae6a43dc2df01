"""Gaps filled with the value before, by a method."""

# %% now
import pandas as pd

temperatures = pd.DataFrame({"celsius": [12.0, None, 15.0]})
print(temperatures.ffill())
