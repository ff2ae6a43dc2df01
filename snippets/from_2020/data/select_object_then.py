"""The text columns by the type they had."""

# %% then tags=["warns"]
import pandas as pd

clients = pd.DataFrame({"age": [24, 37], "job": ["nurse", "baker"]})
print(clients.select_dtypes(include=["object"]).columns.tolist())
