"""The length of an axis."""

# %% now
import tensorflow as tf

x = tf.zeros((4, 3))
print(x.shape[1], x.shape.as_list())
