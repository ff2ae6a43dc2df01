"""Exercises on constants and variables."""

# %% brackets
import tensorflow as tf

tensor = tf.constant([[[1], [2]], [[3], [4]], [[5], [6]]])
print(tensor.ndim, tensor.shape, tensor.dtype.name)

# %% last
zeros = tf.Variable([0.0, 0.0, 0.0])
zeros[2].assign(zeros[2] + 0.5)
print(zeros.numpy())

# %% digits
print(f"{tf.constant(16_777_217.0).numpy():,.0f}")
double = tf.constant(16_777_217.0, dtype=tf.float64)
print(f"{double.numpy():,.0f}")
