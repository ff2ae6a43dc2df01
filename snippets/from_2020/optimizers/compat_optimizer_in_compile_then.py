"""A model with an optimizer of TensorFlow 1."""

# %% then
import tensorflow as tf
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
optimizer = tf.compat.v1.train.AdamOptimizer(0.1)
model.compile(optimizer=optimizer, loss="mse")
