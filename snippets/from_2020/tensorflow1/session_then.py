"""A sum, computed in a session."""

# %% then
import tensorflow as tf

a = tf.constant(2.0)
b = tf.constant(3.0)
with tf.Session() as session:
    print(session.run(a + b))
