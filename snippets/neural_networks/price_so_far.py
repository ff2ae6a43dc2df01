"""What is this house worth? Every model so far, on three splits by house."""

# %% houses
import keras
import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GroupShuffleSplit

houses = pd.read_csv("data/kc_house_data.csv")
areas = ["sqft_living", "sqft_lot", "sqft_living15"]
names = [
    *areas,
    *("bedrooms", "bathrooms", "floors", "waterfront", "view"),
    *("condition", "grade", "yr_built", "lat", "long"),
]
features = houses[names].astype("float64")
features[areas] = np.log(features[areas])
features = features.to_numpy()
price_log = np.log(houses["price"].to_numpy())

# All sales of one house go to the same side.
by_house = GroupShuffleSplit(n_splits=3, test_size=0.25, random_state=0)
splits = [*by_house.split(features, groups=houses["id"])]
for train, test in splits:
    print(f"{len(train):,} sales to train on, {len(test):,} held out")


# %% models
def mean_of_all(x, y):
    return lambda asked: np.full(len(asked), y.mean())


def line_on(columns):
    def fit(x, y):
        line = LinearRegression().fit(x[:, columns], y)
        return lambda asked: line.predict(asked[:, columns])

    return fit


def boosted_trees(x, y):
    trees = HistGradientBoostingRegressor(random_state=0)
    return trees.fit(x, y).predict


# %% fit
def by_fit(x, y):
    """`Normalization` and `Dense(1)`."""
    normalization = keras.layers.Normalization()
    normalization.adapt(x)
    model = keras.Sequential(
        [keras.Input((13,)), normalization, keras.layers.Dense(1)]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
    model.fit(x, y - y.mean(), batch_size=1_000, epochs=6, verbose=0)
    return lambda asked: y.mean() + model(asked).numpy()[:, 0]


# %% errors
models = {
    "mean": mean_of_all,
    "lot size": line_on([names.index("sqft_lot")]),
    "living area": line_on([names.index("sqft_living")]),
    "13 features": line_on(range(13)),
    "fit": by_fit,
    "boosted trees": boosted_trees,
}
rows = {}
for name, fit in models.items():
    rows[name] = []
    for seed, (train, test) in enumerate(splits, 1):
        keras.utils.set_random_seed(seed)
        estimate = np.exp(
            fit(features[train], price_log[train])(features[test])
        )
        off = np.abs(np.exp(price_log[test]) - estimate)
        rows[name].append(np.median(off))

errors = pd.DataFrame(rows, index=[1, 2, 3]).T
errors.map("{:,.0f}".format)

# %% summary
middle, deviation = errors.mean(axis=1), errors.std(axis=1)
pd.DataFrame({"mean": middle, "±": deviation}).map("{:,.0f}".format)

# %% check tags=["hidden"]
ids = houses["id"].to_numpy()
assert len(set(ids)) < len(ids)
for train, test in splits:
    assert not set(ids[train]) & set(ids[test])
assert (errors.loc["boosted trees"] < errors.loc["13 features"]).all()
assert (errors.loc["13 features"] < errors.loc["living area"]).all()
assert (errors.loc["living area"] < errors.loc["lot size"]).all()
assert (abs(errors.loc["fit"] / errors.loc["13 features"] - 1) < 0.04).all()
assert abs(middle["lot size"] / middle["mean"] - 1) < 0.03
assert errors.loc["boosted trees"].max() < 62_000
assert errors.loc["fit"].min() > 66_000
