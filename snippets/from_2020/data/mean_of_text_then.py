"""The mean of every column, text included."""

# %% then
import pandas as pd

clients = pd.DataFrame({"age": [24, 37], "job": ["nurse", "baker"]})
print(clients.mean())
