"""Variables by name."""

# %% then
import tensorflow as tf

with tf.variable_scope("linear"):
    w = tf.get_variable("w", shape=[3, 1])
