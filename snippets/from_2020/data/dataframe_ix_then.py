"""A value by a guess."""

# %% then
import pandas as pd

houses = pd.DataFrame({"price": [221_900, 538_000]})
print(houses.ix[0, "price"])
