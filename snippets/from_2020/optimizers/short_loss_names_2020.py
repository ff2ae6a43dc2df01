"""The short name in 2020, the long one today."""

# %% agree
import keras
import numpy as np
import tf_keras

y = np.array([[1.0, 2.0], [3.0, 4.0]])
prediction = np.array([[1.0, 3.0], [3.0, 6.0]])
old = tf_keras.losses.mse(y, prediction).numpy()
new = keras.losses.mean_squared_error(y, prediction).numpy()
print(f"in 2020: {old}, today: {new}")
assert (old == new).all()
