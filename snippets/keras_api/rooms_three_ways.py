"""Price from bedrooms and bathrooms: a line, a [2, 2] network, trees."""

# %% data
import keras
import numpy as np
import pandas as pd
from keras import layers

houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.drop_duplicates("id")  # one sale of each house
rooms = houses[["bedrooms", "bathrooms"]].to_numpy(np.float32)
price = houses["price"].to_numpy(np.float32) / 100_000

order = np.random.default_rng(1).permutation(len(houses))
train, test = order[:16_000], order[16_000:]


def explained(prediction):
    """The share of the test prices' variance that is explained."""
    error = np.mean((price[test] - prediction) ** 2)
    return 1 - error / np.var(price[test])


# %% networks
normalization = layers.Normalization()
normalization.adapt(rooms[train])


def network(hidden_units):
    hidden = [layers.Dense(units, activation="relu") for units in hidden_units]
    return keras.Sequential(
        [keras.Input(shape=(2,)), normalization, *hidden, layers.Dense(1)]
    )


def score(hidden_units, seed):
    keras.utils.set_random_seed(seed)
    model = network(hidden_units)
    model.compile(optimizer=keras.optimizers.Adam(0.05), loss="mse")
    model.fit(rooms[train], price[train], batch_size=800, epochs=8, verbose=0)
    return explained(model(rooms[test]).numpy().ravel())


linear_score = score([], seed=1)
deep_scores = [score([2, 2], seed) for seed in range(4)]
print("linear:", linear_score.round(2))
print("[2, 2]:", np.round(deep_scores, 2))

# %% trees
from sklearn.ensemble import HistGradientBoostingRegressor

trees = HistGradientBoostingRegressor(random_state=1)
trees.fit(rooms[train], price[train])
tree_score = explained(trees.predict(rooms[test]))
print(f"boosted trees {tree_score:.2f}")

# %% plot
import matplotlib.pyplot as plt

bathrooms = np.arange(1, 4.25, 0.25)
three_bedrooms = np.column_stack([np.full_like(bathrooms, 3), bathrooms])
by_bathrooms = houses[houses["bedrooms"] == 3].groupby("bathrooms")["price"]
means = by_bathrooms.mean()[by_bathrooms.count() >= 20] / 100_000

fig, ax = plt.subplots(layout="constrained")
ax.plot(means, "o", color="gray", label="mean of 20 houses or more")
ax.plot(bathrooms, trees.predict(three_bedrooms), label="boosted trees")
ax.set_xlabel("bathrooms, with three bedrooms")
ax.set_ylabel("price in 100,000 dollars")
ax.legend()

# %% check tags=["hidden"]
assert 0.15 < linear_score < 0.35
assert min(deep_scores) > -0.05 and 0.15 < max(deep_scores) < 0.4
assert 0.15 < tree_score < 0.45
for seed in (2, 3):
    again = HistGradientBoostingRegressor(random_state=seed)
    again.fit(rooms[train], price[train])
    assert abs(explained(again.predict(rooms[test])) - tree_score) < 0.03
