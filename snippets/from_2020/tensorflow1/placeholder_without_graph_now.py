"""A placeholder inside a graph."""

# %% now
import tensorflow as tf

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    x = tf.compat.v1.placeholder(tf.float32, [None, 2])
    total = tf.reduce_sum(x)
    print(session.run(total, feed_dict={x: [[1.0, 2.0]]}))
