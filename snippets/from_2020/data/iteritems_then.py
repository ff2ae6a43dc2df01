"""The columns of a table, one by one, by an old name."""

# %% then
import pandas as pd

houses = pd.DataFrame({"bedrooms": [3, 2], "bathrooms": [1.0, 2.25]})
for name, column in houses.iteritems():
    print(name, column.mean())
