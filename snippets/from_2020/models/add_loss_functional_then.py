"""A penalty on the code of an autoencoder."""

# %% then
import tensorflow as tf

inputs = tf.keras.Input(shape=(3,))
code = tf.keras.layers.Dense(2)(inputs)
outputs = tf.keras.layers.Dense(3)(code)
model = tf.keras.Model(inputs, outputs)
model.add_loss(tf.reduce_mean(tf.abs(code)))
