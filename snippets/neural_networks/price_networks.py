"""What is this house worth? Two networks, on three splits by house."""

# %% houses
import math
from functools import partial

import keras
import numpy as np
import pandas as pd
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


# %% network
def network(x, y, regularized=False, epochs=6, batch_size=500):
    """32 and 16 units with ReLU; regularized by AdamW and a falling rate."""
    normalization = keras.layers.Normalization()
    normalization.adapt(x)
    he = "he_normal"
    model = keras.Sequential(
        [
            keras.Input((13,)),
            normalization,
            keras.layers.Dense(32, "relu", kernel_initializer=he),
            keras.layers.Dense(16, "relu", kernel_initializer=he),
            keras.layers.Dense(1),
        ]
    )
    optimizer = keras.optimizers.Adam(0.01)
    if regularized:
        steps = epochs * math.ceil(len(x) / batch_size)
        falling = keras.optimizers.schedules.CosineDecay(0.01, steps)
        optimizer = keras.optimizers.AdamW(falling, weight_decay=1.0)
    model.compile(optimizer=optimizer, loss="mse")
    target = y - y.mean()
    model.fit(x, target, batch_size=batch_size, epochs=epochs, verbose=0)
    return lambda asked: y.mean() + model(asked).numpy()[:, 0]


# %% errors
models = {
    "network": network,
    "regularized": partial(network, regularized=True),
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
gain = errors.loc["network"] - errors.loc["regularized"]
assert -500 < -gain.mean() < 4_000
assert errors.loc["network"].max() < 70_000
