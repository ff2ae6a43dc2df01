"""The method of 2020 and today's fit, from the same weights."""

# %% agree
import warnings

import keras
import numpy as np
import tf_keras


def batches():
    while True:
        yield np.ones((4, 1)), np.ones((4, 1))


old = tf_keras.Sequential([tf_keras.layers.Dense(1, input_shape=(1,))])
new = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
new.set_weights(old.get_weights())
for model in old, new:
    model.compile(optimizer="sgd", loss="mse")

with warnings.catch_warnings(action="ignore"):  # deprecated in 2020 already
    old.fit_generator(batches(), steps_per_epoch=5, epochs=2, verbose=0)
new.fit(batches(), steps_per_epoch=5, epochs=2, shuffle=False, verbose=0)

difference = np.abs(old.get_weights()[0] - new.get_weights()[0]).max()
print(f"difference of the weights: {difference:.4f}")
assert difference < 1e-5
