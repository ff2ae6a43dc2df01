"""The old names in `tf.compat.v1`, and today's."""

# %% agree
import tensorflow as tf

numbers = tf.constant([0.5, 1.5])
matrix = tf.constant([[2.0, 1.0], [1.0, 3.0]])
v1 = tf.compat.v1
pairs = {
    "log": (v1.log(numbers), tf.math.log(numbers)),
    "ceil": (v1.ceil(numbers), tf.math.ceil(numbers)),
    "inverse": (v1.matrix_inverse(matrix), tf.linalg.inv(matrix)),
    "diag": (v1.diag(numbers), tf.linalg.diag(numbers)),
}
for name, (old, new) in pairs.items():
    same = bool(tf.reduce_all(old == new))
    print(f"{name}: the same {same}")
    assert same
