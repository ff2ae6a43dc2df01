"""The second argument of a variable is not its dtype."""

# %% compare
import tensorflow as tf

position = tf.Variable([1, 2, 3, 4], tf.float32)
keyword = tf.Variable([1, 2, 3, 4], dtype=tf.float32)
print("by position:", position.dtype.name)
print("by keyword: ", keyword.dtype.name)
