"""Embeddings, shared and weighted columns, then and now."""

# %% setup
import numpy as np
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


# %% embedding
from keras import layers

codes = {"zipcode": np.array([98178, 98125, 98178])}
zipcode = tf.feature_column.categorical_column_with_vocabulary_list(
    "zipcode", [98178, 98125, 98028]
)
table = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], "float32")
column = tf.feature_column.embedding_column(
    zipcode, dimension=2, initializer=v1.constant_initializer(table)
)
print(input_layer(column, codes))

# %% layer
lookup = layers.IntegerLookup(vocabulary=[98178, 98125, 98028])
embedding = layers.Embedding(input_dim=4, output_dim=2)
places = lookup(codes["zipcode"])
embedding.build()
embedding.set_weights([np.vstack([np.zeros((1, 2)), table])])
print(places.numpy())
print(embedding(places).numpy())

# %% shared
september = np.array([2, 0, 1])
august = np.array([0, 0, 2])
status = {"PAY_0": september, "PAY_2": august}
identity = tf.feature_column.categorical_column_with_identity
with tf.Graph().as_default(), v1.Session() as session:
    columns = v1.feature_column.shared_embedding_columns(
        [identity("PAY_0", 3), identity("PAY_2", 3)],
        dimension=2,
        initializer=v1.constant_initializer(table),
    )
    features = {name: tf.constant(status[name]) for name in status}
    out = v1.feature_column.input_layer(features, columns)
    session.run(v1.global_variables_initializer())
    old_shared = session.run(out)
print(old_shared)

# %% one
one_layer = layers.Embedding(input_dim=3, output_dim=2)
one_layer.build()
one_layer.set_weights([table])
new_shared = np.hstack([one_layer(september), one_layer(august)])
print(new_shared)

# %% weighted
bills = {
    "month": np.array([[0, 1], [2, 2], [1, 0]]),
    "amount": np.array([[0.5, 2.0], [1.0, 1.0], [3.0, 4.0]], "float32"),
}
weighted = tf.feature_column.weighted_categorical_column(
    identity("month", 3), "amount"
)
indicator = tf.feature_column.indicator_column(weighted)
counting = layers.CategoryEncoding(num_tokens=3, output_mode="count")
new_weighted = counting(bills["month"], count_weights=bills["amount"]).numpy()
print(input_layer(indicator, bills))
print(new_weighted)

# %% check tags=["hidden"]
assert np.array_equal(input_layer(column, codes), embedding(places))
assert np.array_equal(old_shared, new_shared)
assert np.array_equal(input_layer(indicator, bills), new_weighted)
