"""A recurrent layer for GPUs alone."""

# %% then
import tensorflow as tf

model = tf.keras.Sequential()
model.add(tf.keras.layers.CuDNNLSTM(4))
model.add(tf.keras.layers.Dense(1))
