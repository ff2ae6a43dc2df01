"""A dimension of TensorFlow 1, and today's number."""

# %% agree
import tensorflow as tf

x = tf.zeros((4, 3))
old = tf.compat.v1.Dimension(4).value, tf.compat.v1.dimension_value(x.shape[1])
new = x.shape[0], x.shape[1]
print(f"in 2020: {old}, today: {new}")
assert old == new
