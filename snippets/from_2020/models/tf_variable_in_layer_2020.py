"""A parameter of our own learns in 2020, and today."""

# %% agree
import keras
import numpy as np
import tensorflow as tf
import tf_keras


class OldScale(tf_keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable(5.0)

    def call(self, inputs):
        return self.w * inputs


class Scale(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.w = self.add_weight(shape=(), initializer="zeros", name="w")

    def call(self, inputs):
        return self.w * inputs


old, new = tf_keras.Sequential([OldScale()]), keras.Sequential([Scale()])
new.layers[0].w.assign(5.0)
old.compile(optimizer=tf_keras.optimizers.SGD(0.1), loss="mse")
new.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
for model in old, new:
    model.fit(np.ones((8, 1)), np.zeros((8, 1)), epochs=3, verbose=0)

w = old.layers[0].w.numpy(), new.layers[0].w.numpy()
print(f"w in 2020: {w[0]:.4f}, today: {w[1]:.4f}")
assert abs(w[0] - w[1]) < 1e-5
