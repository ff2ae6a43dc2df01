"""Data with the time first, in 2020 and today."""

# %% agree
import keras
import numpy as np
import tf_keras

x = np.ones((5, 1, 3), "float32")
old = tf_keras.layers.LSTM(2, time_major=True)
before = old(x).numpy()
new = keras.layers.LSTM(2)
new.build((1, 5, 3))
new.set_weights(old.get_weights())
after = new(np.transpose(x, (1, 0, 2))).numpy()
print(f"shapes {before.shape} and {after.shape}")
print(f"largest difference: {np.abs(before - after).max():.4f}")
assert np.allclose(before, after, atol=1e-5)
