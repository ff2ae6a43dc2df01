"""The text columns by the type they had."""

# %% then
import pandas as pd

clients = pd.DataFrame({"age": [24, 37], "job": ["nurse", "baker"]})
text = [c for c in clients.columns if clients[c].dtype == object]
print(text)

# %% check tags=["hidden"]
assert text == []
