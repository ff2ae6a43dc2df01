"""The long name in 2020, the short one today."""

# %% agree
import tensorflow as tf
import tf_keras

y = tf.constant([[1.0, 2.0], [3.0, 4.0]])
prediction = tf.constant([[1.0, 3.0], [3.0, 6.0]])
old = tf_keras.losses.mean_squared_error(y, prediction).numpy()
new = tf.keras.losses.mse(y, prediction).numpy()
print(f"in 2020: {old}, today: {new}")
assert (old == new).all()
