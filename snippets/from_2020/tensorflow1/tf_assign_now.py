"""An assignment as a method."""

# %% now
import tensorflow as tf

w = tf.Variable(3.0)
w.assign_add(1)
print(w.numpy())
