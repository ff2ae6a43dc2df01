"""A writer of logs for TensorBoard."""

# %% then
import tensorflow as tf

writer = tf.summary.FileWriter("logs")
