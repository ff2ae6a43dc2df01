"""Exercise: the mean squared error in int32."""

# %% squares
import tensorflow as tf

error = tf.constant([[-1687], [-3218], [-1933], [57850]])
squares = error**2
print(squares.numpy().ravel())
print("largest int32:", tf.int32.max)
print("57850 squared:", 57850**2)
