"""An assignment as an operation."""

# %% then
import tensorflow as tf

w = tf.Variable(3.0)
tf.assign(w, w + 1)
