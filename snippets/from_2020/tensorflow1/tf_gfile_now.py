"""A file, today."""

# %% now
import tensorflow as tf

tf.io.gfile.makedirs("models")
print(tf.io.gfile.exists("models"))
