"""Answers to the exercises on input data."""

# %% resold
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
sales = houses["id"].value_counts()
print(f"houses: {len(sales):,}")
print(f"sold more than once: {(sales > 1).sum()}")

# %% small
for name in ("bedrooms", "sqft_lot"):
    column = houses[name].to_numpy()
    small = tf.cast(column, tf.int8).numpy()
    changed = (small != column).mean()
    print(f"{name}: {changed:.0%} changed, lowest {small.min()}")

# %% never
known = houses["yr_renovated"] > 0
gap = houses.loc[known, "price"].mean() - houses.loc[~known, "price"].mean()
print(f"renovated houses sold for {gap:,.0f} dollars more on average")

# %% check tags=["hidden"]
assert 21_000 < len(sales) < len(houses)
assert gap > 0
assert houses["bedrooms"].max() <= tf.int8.max
