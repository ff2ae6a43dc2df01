"""Element-wise products, and ones_like."""

# %% product
import tensorflow as tf

a1 = tf.constant([1, 2, 3, 4])
a23 = tf.constant([[1, 2, 3], [1, 6, 4]])

b1 = tf.ones_like(a1)
b23 = tf.ones_like(a23)
print(tf.multiply(a1, b1).numpy())
print((a23 * b23).numpy())

# %% like
print("ones_like:", b23.shape, b23.dtype.name)
print("ones:     ", tf.ones((2, 3)).shape, tf.ones((2, 3)).dtype.name)

# %% others
print((a23 + a23).numpy())
print((a23 * a23).numpy())

# %% check tags=["hidden"]
assert (a1 * b1 == a1).numpy().all() and (a23 * b23 == a23).numpy().all()
try:
    a23 * tf.ones((2, 3))
except tf.errors.InvalidArgumentError:
    pass
else:
    raise AssertionError("TensorFlow multiplied integers by fractions")

# %% refused
a1 * a23
