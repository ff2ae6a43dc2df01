"""A price is written into a copy, and into the table."""

# %% now
import pandas as pd

houses = pd.DataFrame({"price": [221_900.0, 538_000.0]})
prices = houses["price"].to_numpy(copy=True)
prices[0] = 225_000.0
houses.loc[0, "price"] = 225_000.0
print(prices, houses["price"].to_numpy())
