"""A layer as an object."""

# %% now
import keras
import tensorflow as tf

x = tf.ones((4, 3))
layer = keras.layers.Dense(16, activation="relu")
hidden = layer(x)
print(hidden.shape, layer.count_params())
