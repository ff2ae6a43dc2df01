"""The hidden layer in 2020, and today."""

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
function = tf_keras.backend.function([old.input], [old.layers[0].output])
hidden = keras.Model(new.inputs, new.layers[0].output)
difference = np.abs(function([x])[0] - hidden.predict(x, verbose=0)).max()
print(f"largest difference: {difference:.4f}")
assert difference < 1e-6
