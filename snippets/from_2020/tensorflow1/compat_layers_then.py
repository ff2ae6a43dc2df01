"""A layer as a function, by its compatible name."""

# %% then
import tensorflow as tf

with tf.Graph().as_default():
    x = tf.compat.v1.placeholder(tf.float32, [None, 3])
    hidden = tf.compat.v1.layers.dense(x, 16)
