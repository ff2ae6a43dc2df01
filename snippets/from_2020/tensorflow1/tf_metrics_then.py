"""Accuracy from tf.metrics."""

# %% then
import tensorflow as tf

labels = tf.constant([1, 0, 1, 1])
predictions = tf.constant([1, 0, 0, 1])
accuracy, update = tf.metrics.accuracy(labels, predictions)
