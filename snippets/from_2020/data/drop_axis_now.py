"""The target is dropped from the columns."""

# %% now
import pandas as pd

houses = pd.DataFrame({"price": [221_900, 538_000], "bedrooms": [3, 3]})
print(houses.drop(columns="price"))
