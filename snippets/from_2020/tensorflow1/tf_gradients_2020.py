"""The gradient in a graph, and today's."""

# %% agree
import tensorflow as tf

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    w = tf.Variable(3.0)
    gradients = tf.gradients((w - 1) ** 2, w)
    session.run(tf.compat.v1.global_variables_initializer())
    [old] = session.run(gradients)

w = tf.Variable(3.0)
with tf.GradientTape() as tape:
    loss = (w - 1) ** 2
new = tape.gradient(loss, w).numpy()
print(f"in 2020: {old}, today: {new}")
assert old == new
