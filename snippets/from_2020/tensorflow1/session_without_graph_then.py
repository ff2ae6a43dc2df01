"""A session for what is already computed."""

# %% then
import tensorflow as tf

a = tf.constant(2.0)
b = tf.constant(3.0)
c = a + b
with tf.compat.v1.Session() as session:
    print(session.run(c))
