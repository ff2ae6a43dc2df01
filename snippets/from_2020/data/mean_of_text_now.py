"""The mean of every column of numbers."""

# %% now
import pandas as pd

clients = pd.DataFrame({"age": [24, 37], "job": ["nurse", "baker"]})
print(clients.mean(numeric_only=True))
