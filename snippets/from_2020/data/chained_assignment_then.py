"""The assignment never reaches the table."""

# %% then tags=["warns"]
import pandas as pd

houses = pd.DataFrame({"price": [221_900, 7_700_000]})
houses["price"][houses["price"] > 1_000_000] = 1_000_000
print(houses)

# %% check tags=["hidden"]
assert houses["price"].max() == 7_700_000
