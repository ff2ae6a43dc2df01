"""TensorFlow's functions refuse a keras.Input; keras.ops take it."""

# %% input
import keras
import tensorflow as tf

pixels = keras.Input(shape=(784,))

# %% refused
brightness = tf.reduce_mean(pixels, axis=1, keepdims=True)
