"""A table has names, an array has places."""

# %% damage
import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression

houses = pd.read_csv("data/kc_house_data.csv")
names = ["sqft_living", "sqft_lot", "grade"]
today, later = houses[:20_000], houses[20_000:]
model = LinearRegression().fit(today[names].to_numpy(), today["price"])

arrived = later[["grade", "sqft_living", "sqft_lot"]]  # another export
swapped = model.predict(arrived.to_numpy())


def rmse(predicted):
    return np.sqrt(np.mean((predicted - later["price"]) ** 2))


print(f"RMSE {rmse(swapped):,.0f}")

# %% check
print("columns as trained:", list(arrived.columns) == names)

# %% way_out
by_name = model.predict(arrived[names].to_numpy())
print(f"RMSE {rmse(by_name):,.0f}")

# %% claims tags=["hidden"]
assert rmse(swapped) > 5 * rmse(by_name)
