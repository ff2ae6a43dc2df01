"""The columns of a table, one by one."""

# %% now
import pandas as pd

houses = pd.DataFrame({"bedrooms": [3, 2], "bathrooms": [1.0, 2.25]})
for name, column in houses.items():
    print(name, column.mean())
