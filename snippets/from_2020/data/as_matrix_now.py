"""The table as an array."""

# %% now
import pandas as pd

houses = pd.DataFrame({"bedrooms": [3, 2], "bathrooms": [1.0, 2.25]})
x = houses.to_numpy(dtype="float32")
print(x, x.dtype)
