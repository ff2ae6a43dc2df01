"""A layer as a function."""

# %% then
import tensorflow as tf

x = tf.ones((4, 3))
hidden = tf.layers.dense(x, 16, activation=tf.nn.relu)
