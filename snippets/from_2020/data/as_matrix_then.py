"""The table as an array, by an old name."""

# %% then
import pandas as pd

houses = pd.DataFrame({"bedrooms": [3, 2], "bathrooms": [1.0, 2.25]})
x = houses.as_matrix()
