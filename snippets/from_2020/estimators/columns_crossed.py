"""Latitude by longitude, crossed then and now."""

# %% setup
import numpy as np
import pandas as pd
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go
v1 = tf.compat.v1


def input_layer(columns, table):
    """What the columns of 2020 make of a table: its input layer, run today."""
    with tf.Graph().as_default(), v1.Session() as session:
        features = {name: tf.constant(table[name]) for name in table}
        out = v1.feature_column.input_layer(features, columns)
        session.run(v1.global_variables_initializer())
        session.run(v1.tables_initializer())
        return session.run(out)


# %% crossed
houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.drop_duplicates("id")  # one sale of each house
where = houses[["lat", "long"]].astype("float32")
north = np.linspace(47.2, 47.75, 12).tolist()
east = np.linspace(-122.45, -121.85, 13).tolist()
bucketized = tf.feature_column.bucketized_column
numeric = tf.feature_column.numeric_column
rows = bucketized(numeric("lat"), north)
columns = bucketized(numeric("long"), east)
crossed = tf.feature_column.crossed_column([rows, columns], 1_000)
indicator = tf.feature_column.indicator_column(crossed)
old = input_layer(indicator, where).argmax(axis=1)
print(where.head(3).to_numpy().round(2))
print(old[:3])

# %% crossing
from keras import layers

row = layers.Discretization(north)(where["lat"].to_numpy()).numpy()
column = layers.Discretization(east)(where["long"].to_numpy()).numpy()
new = layers.HashedCrossing(num_bins=1_000)((row, column)).numpy()
print(row[:3], "x", column[:3], "->", new[:3])
print("rows:", len(new), " different:", (old != new).sum())

# %% map
import matplotlib.pyplot as plt

mean = houses.groupby([row, column])["price"].mean().unstack() / 1e6
fig, ax = plt.subplots(layout="constrained")
mesh = ax.pcolormesh(mean.columns, mean.index, mean, vmax=1.2)
ax.set_xlabel("bucket of longitude, to the east")
ax.set_ylabel("bucket of latitude, to the north")
fig.colorbar(mesh, label="mean price, million dollars", extend="max")

# %% worth
order = np.random.default_rng(1).permutation(len(houses))
train, test = order[:16_000], order[16_000:]
price = houses["price"].to_numpy()


def error(*keys):
    """Mean absolute error of the mean price of each group."""
    known = houses.iloc[train].groupby([key[train] for key in keys])
    means = known["price"].mean().to_dict()
    places = zip(*(key[test] for key in keys), strict=True)
    single = len(keys) == 1
    guess = [
        means.get(place[0] if single else place, price[train].mean())
        for place in places
    ]
    return np.abs(price[test] - guess).mean()


apart = error(row), error(column)
together = error(row, column)
print("latitude, longitude:", [f"{value:,.0f}" for value in apart])
print(f"crossed: {together:,.0f}")

# %% check tags=["hidden"]
assert (old == new).all()
assert together < 0.98 * min(apart)
