"""A layer of our own names its weight first."""

# %% then
import tensorflow as tf


class Linear(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight("w", shape=(input_shape[-1], 1))

    def call(self, x):
        return tf.matmul(x, self.w)


print(Linear()(tf.ones((2, 3))))
