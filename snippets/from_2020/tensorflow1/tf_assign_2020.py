"""An assignment in a graph, and today's."""

# %% agree
import tensorflow as tf

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    w = tf.Variable(3.0)
    step = tf.compat.v1.assign(w, w + 1)
    session.run(tf.compat.v1.global_variables_initializer())
    old = session.run(step)

w = tf.Variable(3.0)
new = w.assign_add(1).numpy()
print(f"in 2020: {old}, today: {new}")
assert old == new
