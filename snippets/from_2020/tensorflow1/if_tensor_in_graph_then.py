"""Python decides on a value to come."""

# %% then
import tensorflow as tf

with tf.Graph().as_default():
    x = tf.compat.v1.placeholder(tf.float32, [None])
    if tf.reduce_mean(x) < 0:
        x = -x
