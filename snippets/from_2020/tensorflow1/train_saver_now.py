"""A checkpoint of a module."""

# %% now
import tensorflow as tf

w = tf.Variable(3.0)
checkpoint = tf.train.Checkpoint(w=w)
checkpoint.write("model")
w.assign(0.0)
checkpoint.read("model").assert_consumed()
print(w.numpy())
