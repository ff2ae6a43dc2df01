"""A Python list: tf.matmul takes it, a Keras layer doesn't."""

# %% matmul
import keras
import numpy as np
import tensorflow as tf

weights = tf.constant([[-0.05], [-0.01]])
print(tf.matmul([[1.0, 35.0]], weights).numpy().round(4))

# %% array
layer = keras.layers.Dense(1, activation="sigmoid")
print(layer(np.array([[1.0, 35.0]])).shape)

# %% list
layer([[1.0, 35.0]])
