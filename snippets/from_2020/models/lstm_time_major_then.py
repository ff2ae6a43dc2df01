"""A recurrent layer for data with the time first."""

# %% then
import tensorflow as tf

x = tf.ones((5, 1, 3))
layer = tf.keras.layers.LSTM(2, time_major=True)
print(layer(x))
