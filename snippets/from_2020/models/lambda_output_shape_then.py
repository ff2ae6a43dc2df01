"""A function of TensorFlow in a Lambda."""

# %% then
import keras
import tensorflow as tf

x = keras.Input(shape=(3,))
y = keras.layers.Lambda(lambda x: tf.constant(x.numpy()[:, None]))(x)
