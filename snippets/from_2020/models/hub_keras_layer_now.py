"""A layer of our own that calls it."""

# %% now
import keras
import tensorflow as tf


class Lengths(tf.Module):
    def __call__(self, words):
        return tf.strings.length(words)


class Wrapped(keras.layers.Layer):
    def __init__(self, module):
        super().__init__()
        self.module = module

    def call(self, words):
        return self.module(words)


print(Wrapped(Lengths())(tf.constant(["sea", "house"])).numpy())
