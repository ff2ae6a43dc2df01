"""Look for missing values, odd rows and damaged codes before training."""

# %% missing
import numpy as np
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv")
print(f"empty cells: {houses.isna().sum().sum()}")

# %% renovated
year = houses["yr_renovated"]
print(f"mean year of renovation: {year.mean():.1f}")
print(f"zeros: {(year == 0).mean():.1%} of the rows")
print(f"mean of the others: {year[year > 0].mean():.0f}")

# %% ranges
columns = ["price", "bedrooms", "bathrooms", "sqft_living", "sqft_lot"]
summary = houses[columns].agg(["min", "median", "max"])
summary.T.map("{:,.0f}".format)

# %% odd
by_bedrooms = houses.nlargest(3, "bedrooms")
by_bedrooms[["bedrooms", "bathrooms", "sqft_living", "price"]]

# %% slope
plausible = houses[houses["bedrooms"] < 30]
with_it, _ = np.polyfit(houses["bedrooms"], houses["price"], 1)
without_it, _ = np.polyfit(plausible["bedrooms"], plausible["price"], 1)
print(f"with the odd house:    {with_it:,.0f} dollars a bedroom")
print(f"without the odd house: {without_it:,.0f} dollars a bedroom")

# %% ids
codes = pd.read_csv("data/kc_house_data.csv", dtype={"id": str})["id"]
broken = codes[codes.str.startswith("0")]
print("in the file:   ", broken.iloc[0])
print("in our table:  ", houses["id"][broken.index[0]])
print(f"codes that begin with 0: {len(broken):,}")

# %% check tags=["hidden"]
odd = by_bedrooms.iloc[0]
assert odd["bedrooms"] == 33
assert houses.isna().sum().sum() == 0
assert (year == 0).mean() > 0.9
assert abs(with_it - without_it) > 3_000
assert by_bedrooms.iloc[1]["bedrooms"] < 30
assert len(broken) > 100
assert (houses["bedrooms"] == 0).any()
