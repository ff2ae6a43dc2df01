"""Silence, today."""

# %% now
import logging
import tensorflow as tf

tf.get_logger().setLevel("ERROR")
print(tf.get_logger().name, logging.getLevelName(tf.get_logger().level))
