"""An argument of a function."""

# %% now
import tensorflow as tf


@tf.function(input_signature=[tf.TensorSpec([None, 2], tf.float32)])
def row_sums(x):
    return tf.reduce_sum(x, axis=1)


print(row_sums(tf.constant([[1.0, 2.0], [3.0, 4.0]])).numpy())
