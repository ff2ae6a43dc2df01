"""A placeholder in a graph, and today's function."""

# %% agree
import tensorflow as tf

rows = [[1.0, 2.0], [3.0, 4.0]]
with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    x = tf.compat.v1.placeholder(tf.float32, [None, 2])
    old = session.run(tf.reduce_sum(x, axis=1), feed_dict={x: rows})


@tf.function
def row_sums(x):
    return tf.reduce_sum(x, axis=1)


new = row_sums(tf.constant(rows)).numpy()
print(f"in 2020: {old}, today: {new}")
assert (old == new).all()
