"""An input of a graph."""

# %% then
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
y = tf.reduce_sum(x, axis=1)
