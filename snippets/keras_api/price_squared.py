"""The loss of a model that says 0 dollars for every house."""

# %% zero
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv")
price = houses["price"]
mean_squared_price = (price**2).mean()
print(f"saying 0 dollars:   {mean_squared_price:.3e}")
print(f"saying {price.mean():,.0f}: {price.var(ddof=0):.3e}")

# %% check tags=["hidden"]
assert 4.1e11 < mean_squared_price < 4.5e11
assert price.var(ddof=0) < mean_squared_price / 2
