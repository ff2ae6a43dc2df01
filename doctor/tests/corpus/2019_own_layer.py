"""A layer and its weights."""
import tensorflow as tf
from tensorflow.keras.layers import Layer


class Scale(Layer):
    def build(self, shape):
        self.w = self.add_weight("w", shape=(shape[-1],))  # <- add-weight-name-first

    def call(self, x):
        return x * self.w


inputs = tf.keras.Input(shape=(3,))
scaled = Scale()(inputs)
mean = tf.reduce_mean(scaled, axis=1)  # <- tf-function-on-input
channels = scaled.shape.as_list()[-1]  # <- tensor-shape-as-list
model = tf.keras.Model(inputs, scaled)
print(model.layers[1].output_shape)  # <- layer-output-shape
