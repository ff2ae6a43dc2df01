"""The tensors first."""

# %% now
import tensorflow as tf

a, b = tf.ones((2, 1)), tf.zeros((2, 1))
print(tf.concat([a, b], axis=1).numpy())
