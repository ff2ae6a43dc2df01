"""The mean squared error by its long name, as a class, and as a string."""

# %% now
import keras
import numpy as np

y, prediction = np.array([1.0, 2.0]), np.array([1.0, 4.0])
print(float(keras.losses.mean_squared_error(y, prediction)))
print(float(keras.losses.MeanSquaredError()(y, prediction)))
print(float(keras.losses.get("mse")(y, prediction)))
