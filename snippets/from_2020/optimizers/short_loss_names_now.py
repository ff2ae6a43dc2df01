"""The mean squared error by its long name, as a string, and as a class."""

# %% now
import keras
import numpy as np

y = np.array([[1.0, 2.0], [3.0, 4.0]])
prediction = np.array([[1.0, 3.0], [3.0, 6.0]])
print(keras.losses.mean_squared_error(y, prediction).numpy())
print(keras.losses.get("mse")(y, prediction).numpy())
print(keras.losses.MeanSquaredError()(y, prediction).numpy())
