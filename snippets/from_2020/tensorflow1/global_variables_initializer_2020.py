"""A variable in a graph, and today's."""

# %% agree
import tensorflow as tf

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    w = tf.Variable(3.0)
    session.run(tf.compat.v1.global_variables_initializer())
    old = session.run(w)

new = tf.Variable(3.0).numpy()
print(f"in 2020: {old}, today: {new}")
assert old == new
