"""Answers to the exercises on several features."""

# %% raw
import keras
import numpy as np
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.sample(frac=1, random_state=0)  # shuffle
houses = houses.drop_duplicates("id")  # one sale of each house
areas = ["sqft_living", "sqft_lot", "sqft_living15"]
names = [
    *areas,
    *("bedrooms", "bathrooms", "floors", "waterfront", "view"),
    *("condition", "grade", "yr_built", "lat", "long"),
]
features = houses[names].astype("float64")
features[areas] = np.log(features[areas])
price_log = np.log(houses["price"].to_numpy())
price = houses["price"].to_numpy()
train, test = slice(0, 16_000), slice(16_000, None)
center = price_log[train].mean()


def miss(estimate):
    """Median absolute error on the held-out houses, in dollars."""
    return np.median(np.abs(price[test] - np.exp(estimate)))


keras.utils.set_random_seed(1)
model = keras.Sequential([keras.Input((13,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
x = features.to_numpy()
target = price_log - center
model.fit(x[train], target[train], batch_size=200, epochs=8, verbose=0)
raw = miss(model.predict(x[test], verbose=0)[:, 0] + center)
print(f"raw features: {raw:,.0f} dollars")


# %% without
def least_squares(table):
    columns = np.column_stack([np.ones(len(table)), table])
    best, *_ = np.linalg.lstsq(columns[train], price_log[train])
    return columns[test] @ best


everything = miss(least_squares(features))
worse = pd.Series(
    {
        name: miss(least_squares(features.drop(columns=name))) - everything
        for name in names
    }
)
worse.sort_values(ascending=False).head(3).map("{:+,.0f}".format)

# %% check tags=["hidden"]
assert raw > miss(np.full(len(price[test]), center))
assert worse.idxmax() == "lat"
assert "sqft_living" not in worse.nlargest(2)
