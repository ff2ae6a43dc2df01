"""Targets with the last axis."""

# %% now
import keras
import tensorflow as tf

y = tf.constant([[1.0], [0.0], [1.0]])
prediction = tf.constant([[0.9], [0.2], [0.6]])
print(keras.losses.mean_squared_error(y, prediction).numpy().round(2))
