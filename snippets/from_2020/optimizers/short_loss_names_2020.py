"""The short name in 2020, the long one today."""

# %% agree
import keras
import numpy as np
import tf_keras

y, prediction = np.array([1.0, 2.0]), np.array([1.0, 4.0])
old = float(tf_keras.losses.mse(y, prediction))
new = float(keras.losses.mean_squared_error(y, prediction))
print(f"in 2020: {old:.2f}, today: {new:.2f}")
assert old == new
