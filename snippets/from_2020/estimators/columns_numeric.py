"""Numbers and their buckets, then and now."""

# %% session
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


# %% numeric
houses = pd.read_csv("data/kc_house_data.csv")
year = houses[["yr_built"]].astype("float32")
mean, deviation = year["yr_built"].mean(), year["yr_built"].std(ddof=0)
column = tf.feature_column.numeric_column(
    "yr_built", normalizer_fn=lambda x: (x - mean) / deviation
)
print(year.head(3).to_numpy().ravel())
print(input_layer(column, year.head(3)).ravel().round(2))

# %% normalization
from keras import layers

normalization = layers.Normalization()
normalization.adapt(year.to_numpy())
print(normalization(year.head(3).to_numpy()).numpy().ravel().round(2))

# %% bucketized
boundaries = [1920, 1950, 1980]
buckets = tf.feature_column.bucketized_column(
    tf.feature_column.numeric_column("yr_built"), boundaries
)
print(input_layer(buckets, year.head(3)))

# %% discretization
bins = layers.Discretization(boundaries, output_mode="one_hot")
print(bins(year.head(3).to_numpy()).numpy())

# %% agree
old = input_layer([buckets], year)
new = bins(year.to_numpy()).numpy()
print("rows:", len(old), " different:", (old != new).any(axis=1).sum())

# %% check tags=["hidden"]
assert (old == new).all()
assert set(boundaries) <= set(houses["yr_built"])  # the boundaries occur
np.testing.assert_allclose(
    input_layer(column, year), normalization(year.to_numpy()), atol=1e-3
)
rooms = ["bedrooms", "bathrooms"]
columns = [tf.feature_column.numeric_column(name) for name in rooms]
by_name = houses[sorted(rooms)].astype("float32")
assert (input_layer(columns, by_name[rooms]) == by_name.to_numpy()).all()
assert (by_name["bathrooms"] != by_name["bedrooms"]).any()
