"""A model with a TensorFlow function in the middle."""

# %% then
import tensorflow as tf

inputs = tf.keras.Input(shape=(3,))
mean = tf.reduce_mean(inputs, axis=1, keepdims=True)
outputs = tf.keras.layers.Dense(1)(mean)
model = tf.keras.Model(inputs, outputs)
