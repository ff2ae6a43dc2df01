"""A rate that falls with a global step."""

# %% then
import tensorflow as tf

step = tf.Variable(0)
rate = tf.train.exponential_decay(0.1, step, 10, 0.5)
