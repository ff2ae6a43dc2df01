"""Zip codes in a few buckets, then and now."""

# %% setup
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


# %% hashed
houses = pd.read_csv("data/kc_house_data.csv", dtype={"zipcode": str})
codes = houses["zipcode"].to_numpy(str)
column = tf.feature_column.categorical_column_with_hash_bucket("zipcode", 32)
indicator = tf.feature_column.indicator_column(column)
old = input_layer(indicator, {"zipcode": codes}).argmax(axis=1)
print(codes[:3], "->", old[:3])

# %% hashing
from keras import layers

hashing = layers.Hashing(num_bins=32)
new = hashing(codes).numpy()
print(codes[:3], "->", new[:3])
print("rows:", len(new), " different:", (old != new).sum())

# %% collisions
place = pd.Series(new, index=codes).groupby(level=0).first()
shared = place.duplicated(keep=False)
print(f"{len(place)} zip codes, {shared.sum()} share a bucket")

# %% numbers
numbers = houses["zipcode"].astype(int).to_numpy()
column = tf.feature_column.categorical_column_with_hash_bucket(
    "zipcode", 32, dtype=tf.int64
)
indicator = tf.feature_column.indicator_column(column)
old_numbers = input_layer(indicator, {"zipcode": numbers}).argmax(axis=1)
new_numbers = hashing(numbers).numpy()
print("different:", (old_numbers != new_numbers).sum())

# %% check tags=["hidden"]
assert (old == new).all() and (old_numbers == new_numbers).all()
assert (new == new_numbers).all()
assert len(place) == 70 and shared.sum() > 35
