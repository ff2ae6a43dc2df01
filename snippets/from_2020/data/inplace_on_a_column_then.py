"""The gaps are filled in a copy."""

# %% then tags=["warns"]
import pandas as pd

clients = pd.DataFrame({"age": [24.0, None, 37.0]})
clients["age"].fillna(clients["age"].mean(), inplace=True)
print(clients)

# %% check tags=["hidden"]
assert clients["age"].isna().sum() == 1
