"""The assignment in one step."""

# %% now
import pandas as pd

houses = pd.DataFrame({"price": [221_900, 7_700_000]})
houses.loc[houses["price"] > 1_000_000, "price"] = 1_000_000
print(houses)
