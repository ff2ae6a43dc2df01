"""The mean squared error by its short name, from Keras, and as a class."""

# %% now
import keras
import tensorflow as tf

y = tf.constant([[1.0, 2.0], [3.0, 4.0]])
prediction = tf.constant([[1.0, 3.0], [3.0, 6.0]])
print(tf.keras.losses.mse(y, prediction).numpy())
print(keras.losses.mean_squared_error(y, prediction).numpy())
print(tf.keras.losses.MeanSquaredError()(y, prediction).numpy())

# %% check tags=["hidden"]
short = {"mse", "mae", "mape", "msle", "logcosh", "kld"}
long = {
    "mean_squared_error",
    "mean_absolute_error",
    "mean_absolute_percentage_error",
    "mean_squared_logarithmic_error",
    "log_cosh",
    "kl_divergence",
}
for module in tf.keras.losses, tf.keras.metrics:
    assert short <= set(dir(module)) and not long & set(dir(module))
assert long <= set(dir(keras.losses))
