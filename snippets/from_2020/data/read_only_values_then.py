"""A price is written into the array of a column."""

# %% then
import pandas as pd

houses = pd.DataFrame({"price": [221_900.0, 538_000.0]})
prices = houses["price"].values
prices[0] = 225_000.0
