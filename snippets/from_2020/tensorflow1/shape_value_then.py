"""The length of an axis, unpacked."""

# %% then
import tensorflow as tf

x = tf.zeros((4, 3))
features = x.get_shape()[1].value
