"""The target is dropped along axis one."""

# %% then
import pandas as pd

houses = pd.DataFrame({"price": [221_900, 538_000], "bedrooms": [3, 3]})
x = houses.drop("price", 1)
