"""The mean of each row, in NumPy's words."""

# %% now
import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
print(tf.reduce_mean(x, axis=1, keepdims=True).numpy())
print(tf.argmax(x, axis=1).numpy())
