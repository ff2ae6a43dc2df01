"""The filled column replaces the old one."""

# %% now
import pandas as pd

clients = pd.DataFrame({"age": [24.0, None, 37.0]})
clients["age"] = clients["age"].fillna(clients["age"].mean())
print(clients)
