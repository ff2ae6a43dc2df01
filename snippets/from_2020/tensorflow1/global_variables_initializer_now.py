"""A variable has a value."""

# %% now
import tensorflow as tf

w = tf.Variable(3.0)
print(w.numpy())
