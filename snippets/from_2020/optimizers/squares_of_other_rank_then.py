"""Targets without the last axis."""

# %% then
import tensorflow as tf

y = tf.constant([1.0, 0.0, 1.0])
prediction = tf.constant([[0.9], [0.2], [0.6]])
print(tf.keras.losses.mse(y, prediction).numpy().round(2))

# %% check tags=["hidden"]
loss = tf.keras.losses.mse(y, prediction).numpy()
every_pair = tf.reduce_mean((y - prediction) ** 2, axis=-1).numpy()
assert abs(loss - [0.01, 0.04, 0.16]).max() < 1e-6
assert abs(loss - every_pair).min() > 0.05
