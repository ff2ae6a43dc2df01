"""A logarithm."""

# %% then
import tensorflow as tf

prices = tf.constant([100_000.0, 200_000.0])
print(tf.log(prices))
