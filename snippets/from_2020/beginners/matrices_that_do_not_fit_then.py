"""Three columns, two rows."""

# %% then
import tensorflow as tf

tf.matmul(tf.ones((2, 3)), tf.ones((2, 3)))
