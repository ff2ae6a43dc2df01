"""A tensor has a value."""

# %% now
import tensorflow as tf

a = tf.constant(2.0)
b = tf.constant(3.0)
print((a + b).numpy())
