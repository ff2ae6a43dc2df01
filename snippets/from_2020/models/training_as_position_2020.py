"""Batch normalization, with the flag by position and by name."""

# %% agree
import keras
import numpy as np
import tf_keras

x = np.array([[1.0], [3.0]])
old = tf_keras.layers.BatchNormalization()(x, True).numpy().ravel()
new = keras.layers.BatchNormalization()(x, training=True).numpy().ravel()
print(f"in 2020: {old.round(3)}, today: {new.round(3)}")
assert np.allclose(old, new, atol=1e-5)
