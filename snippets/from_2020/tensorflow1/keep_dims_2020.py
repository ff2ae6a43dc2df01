"""Both words."""

# %% agree
import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
old = tf.compat.v1.reduce_mean(x, reduction_indices=[1], keep_dims=True)
new = tf.reduce_mean(x, axis=[1], keepdims=True)
print("in 2020:", old.numpy().tolist(), "today:", new.numpy().tolist())
assert bool(tf.reduce_all(old == new))
