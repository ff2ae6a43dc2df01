"""Computing at once."""

# %% now
import tensorflow as tf

print(tf.executing_eagerly())
