"""The metric by position in 2020, by name today."""

# %% agree
import keras
import numpy as np
import tf_keras

old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(1,))])
new = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())
old.compile("sgd", "mse", ["mae"])
new.compile("sgd", "mse", metrics=["mae"])

x = np.ones((4, 1))
before = old.evaluate(x, x, verbose=0)
after = new.evaluate(x, x, verbose=0)
print(f"difference of loss and error: {np.subtract(before, after).round(4)}")
assert np.allclose(before, after)
