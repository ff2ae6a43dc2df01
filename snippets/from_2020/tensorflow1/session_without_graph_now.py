"""Old code inside a graph."""

# %% now
import tensorflow as tf

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    a = tf.constant(2.0)
    b = tf.constant(3.0)
    print(session.run(a + b))
