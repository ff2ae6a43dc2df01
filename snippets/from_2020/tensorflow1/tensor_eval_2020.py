"""`eval` in a graph, and today's value."""

# %% agree
import tensorflow as tf

with tf.Graph().as_default(), tf.compat.v1.Session().as_default():
    old = (tf.constant(2.0) + tf.constant(3.0)).eval()

new = (tf.constant(2.0) + tf.constant(3.0)).numpy()
print(f"in 2020: {old}, today: {new}")
assert old == new
