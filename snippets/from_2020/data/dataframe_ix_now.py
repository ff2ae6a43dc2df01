"""A value by its label, and by its place."""

# %% now
import pandas as pd

houses = pd.DataFrame({"price": [221_900, 538_000]})
print(houses.loc[0, "price"], houses.iloc[0, 0])
