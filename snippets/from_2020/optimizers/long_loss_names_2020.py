"""The long name in 2020, the class today."""

# %% agree
import tensorflow as tf
import tf_keras

y, prediction = tf.constant([1.0, 2.0]), tf.constant([1.0, 4.0])
old = float(tf_keras.losses.mean_squared_error(y, prediction))
new = float(tf.keras.losses.MeanSquaredError()(y, prediction))
print(f"in 2020: {old:.2f}, today: {new:.2f}")
assert old == new
