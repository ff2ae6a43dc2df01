"""The hidden layer by way of input, and of inputs."""

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.Sequential(
    [tf_keras.layers.Dense(2, input_shape=(3,)), tf_keras.layers.Dense(1)]
)
new = keras.Sequential(
    [keras.Input(shape=(3,)), keras.layers.Dense(2), keras.layers.Dense(1)]
)
new.set_weights(old.get_weights())

x = np.ones((1, 3))
before = tf_keras.Model(old.input, old.layers[0].output)
after = keras.Model(new.inputs, new.layers[0].output)
difference = np.abs(before.predict(x, verbose=0) - after.predict(x, verbose=0))
print(f"largest difference: {difference.max():.4f}")
assert difference.max() < 1e-6
