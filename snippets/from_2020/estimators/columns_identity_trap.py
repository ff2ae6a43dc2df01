"""A code outside the range is dropped without a word, by both."""

# %% quiet tags=["hidden"]
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # each column warns that it will go

# %% trap
import numpy as np
import tensorflow as tf
from keras import layers

v1 = tf.compat.v1
status = np.array([[-2], [0], [3], [7]])
column = tf.feature_column.categorical_column_with_identity("PAY_0", 4)
indicator = tf.feature_column.indicator_column(column)
with tf.Graph().as_default(), v1.Session() as session:
    features = {"PAY_0": tf.constant(status)}
    out = v1.feature_column.input_layer(features, indicator)
    then = session.run(out)
print(then.astype(int))
now = layers.CategoryEncoding(num_tokens=4, output_mode="one_hot")(status)
print(now.numpy().astype(int))

# %% zeros
lookup = layers.IntegerLookup(
    vocabulary=list(range(-2, 9)), output_mode="one_hot"
)
print("rows of zeros:", int((now.numpy().sum(axis=1) == 0).sum()))
found = lookup(status).numpy()
print("with a lookup:", int((found.sum(axis=1) == 0).sum()))

# %% check tags=["hidden"]
assert (then == now.numpy()).all()
assert then.sum(axis=1).tolist() == [0, 1, 1, 0]
assert (found.sum(axis=1) == 1).all()
assert len(np.unique(found, axis=0)) == 4
