"""The penalty in 2020, and today."""

# %% agree
import keras
import numpy as np
import tensorflow as tf
import tf_keras


class Penalty(keras.layers.Layer):
    def call(self, x):
        self.add_loss(keras.ops.mean(keras.ops.abs(x)))
        return x


inputs = tf_keras.Input(shape=(3,))
code = tf_keras.layers.Dense(2, kernel_initializer="ones")(inputs)
old = tf_keras.Model(inputs, code)
old.add_loss(tf.reduce_mean(tf.abs(code)))

inputs = keras.Input(shape=(3,))
code = keras.layers.Dense(2, kernel_initializer="ones")(inputs)
new = keras.Model(inputs, Penalty()(code))

penalties = []
for model in old, new:
    model.compile(optimizer="sgd")
    penalties.append(model.evaluate(np.ones((4, 3)), verbose=0))
print(f"in 2020: {penalties[0]:.3f}, today: {penalties[1]:.3f}")
assert abs(penalties[0] - penalties[1]) < 1e-5
