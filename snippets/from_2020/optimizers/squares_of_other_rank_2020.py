"""What the function of 2020 did with the same targets."""

# %% agree
import keras
import tensorflow as tf
import tf_keras

y = tf.constant([1.0, 0.0, 1.0])
prediction = tf.constant([[0.9], [0.2], [0.6]])

wrong = tf_keras.losses.mse(y, prediction)
old = tf_keras.losses.mse(y[:, None], prediction)
new = keras.losses.mean_squared_error(y[:, None], prediction)
print("in 2020, (n,) and (n, 1):  ", wrong.numpy().round(2))
print("in 2020, (n, 1) and (n, 1):", old.numpy().round(2))
print("today, (n, 1) and (n, 1):  ", new.numpy().round(2))
assert abs(old.numpy() - new.numpy()).max() < 1e-6
assert abs(old.numpy() - wrong.numpy()).min() > 0.05
