"""Random weights, in 2020."""

# %% then
import tensorflow as tf

weights = tf.Variable(tf.random_normal([2, 3], stddev=0.1))
