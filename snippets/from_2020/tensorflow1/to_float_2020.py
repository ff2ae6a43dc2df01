"""Both."""

# %% agree
import tensorflow as tf

tf.get_logger().setLevel("ERROR")  # to_float warns
labels = tf.constant([0, 1, 1])
old = tf.reduce_mean(tf.compat.v1.to_float(labels))
new = tf.reduce_mean(tf.cast(labels, tf.float32))
print(f"in 2020: {old:.3f}, today: {new:.3f}")
assert old == new
