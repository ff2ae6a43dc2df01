"""A variable gets its value later."""

# %% then
import tensorflow as tf

w = tf.Variable(3.0)
initialize = tf.global_variables_initializer()
