"""The mean squared error as a class, and from Keras."""

# %% now
import keras
import tensorflow as tf

y, prediction = tf.constant([1.0, 2.0]), tf.constant([1.0, 4.0])
print(float(tf.keras.losses.MeanSquaredError()(y, prediction)))
print(float(keras.losses.mean_squared_error(y, prediction)))
