"""TensorFlow 1's Adam in Keras 2, and today's, from the same weights."""

# %% agree
import keras
import numpy as np
import tensorflow as tf
import tf_keras

x, y = np.eye(3), np.array([[1.0], [2.0], [3.0]])
old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(3,))])
new = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())
old.compile(optimizer=tf.compat.v1.train.AdamOptimizer(0.1), loss="mse")
new.compile(optimizer=keras.optimizers.Adam(0.1), loss="mse")
for model in old, new:
    model.fit(x, y, epochs=10, verbose=0)

difference = np.abs(old.get_weights()[0] - new.get_weights()[0]).max()
print(f"difference of the weights: {difference:.3f}")
assert difference < 1e-4
