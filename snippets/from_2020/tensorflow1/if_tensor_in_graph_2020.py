"""`tf.cond` in a graph, and today's `if`."""

# %% agree
import tensorflow as tf

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    x = tf.compat.v1.placeholder(tf.float32, [None])
    y = tf.cond(tf.reduce_mean(x) < 0, lambda: -x, lambda: x)
    old = session.run(y, feed_dict={x: [-1.0, -2.0]})

x = tf.constant([-1.0, -2.0])
new = (-x if tf.reduce_mean(x) < 0 else x).numpy()
print(f"in 2020: {old}, today: {new}")
assert (old == new).all()
