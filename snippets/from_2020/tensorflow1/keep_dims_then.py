"""The mean of each row, in 2020's words."""

# %% then
import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
print(tf.reduce_mean(x, axis=1, keep_dims=True))
