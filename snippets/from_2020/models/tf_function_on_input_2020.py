"""A mean inside the model, in 2020 and today."""

# %% agree
import keras
import numpy as np
import tensorflow as tf
import tf_keras

inputs = tf_keras.Input(shape=(3,))
old = tf_keras.Model(inputs, tf.reduce_mean(inputs, axis=1))
inputs = keras.Input(shape=(3,))
new = keras.Model(inputs, keras.ops.mean(inputs, axis=1))

x = np.array([[1.0, 2.0, 6.0]])
means = old.predict(x, verbose=0)[0], new.predict(x, verbose=0)[0]
print(f"in 2020: {means[0]:.4f}, today: {means[1]:.4f}")
assert abs(means[0] - means[1]) < 1e-6
