"""The session in a graph, and today's sum."""

# %% agree
import tensorflow as tf

with tf.Graph().as_default():
    a, b = tf.constant(2.0), tf.constant(3.0)
    with tf.compat.v1.Session() as session:
        old = session.run(a + b)

new = (tf.constant(2.0) + tf.constant(3.0)).numpy()
print(f"in 2020: {old}, today: {new}")
assert old == new
