"""The second one turned."""

# %% now
import tensorflow as tf

print(tf.matmul(tf.ones((2, 3)), tf.ones((2, 3)), transpose_b=True).shape)
