"""What tensorflow_hub gives is no layer for Keras 3."""

# %% then
import keras
import tensorflow as tf


class KerasLayer(tf.Module):
    def __call__(self, words):
        return tf.strings.length(words)


model = keras.Sequential()
model.add(KerasLayer())
