"""A saver for the graph."""

# %% then
import tensorflow as tf

w = tf.Variable(3.0)
saver = tf.train.Saver()
