"""The shape as an argument, and as an Input."""

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(4, input_shape=(3,))])
new = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(4)])
new.set_weights(old.get_weights())

x = np.ones((1, 3))
difference = np.abs(old.predict(x, verbose=0) - new.predict(x, verbose=0))
print(f"parameters: {old.count_params()} and {new.count_params()}")
print(f"largest difference: {difference.max():.4f}")
assert difference.max() < 1e-6
