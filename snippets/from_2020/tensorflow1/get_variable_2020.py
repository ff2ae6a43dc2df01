"""Variables in a graph, and today's."""

# %% agree
import numpy as np
import tensorflow as tf

weights = np.array([[0.1], [0.2], [0.3]], dtype="float32")
with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    with tf.compat.v1.variable_scope("linear"):
        w = tf.compat.v1.get_variable("w", initializer=weights)
    session.run(tf.compat.v1.global_variables_initializer())
    old = session.run(tf.ones([2, 3]) @ w)

new = (tf.ones([2, 3]) @ tf.Variable(weights, name="w")).numpy()
print(f"in 2020: {old.ravel().round(2)}, today: {new.ravel().round(2)}")
assert abs(old - new).max() < 1e-6
