"""The text columns by the type they have."""

# %% now
import pandas as pd

clients = pd.DataFrame({"age": [24, 37], "job": ["nurse", "baker"]})
print(clients.select_dtypes("str").columns.tolist())
print(clients.select_dtypes(exclude="number").columns.tolist())
