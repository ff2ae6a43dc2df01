"""A layer named like a path."""

# %% then
import tensorflow as tf

x = tf.keras.Input(shape=(3,))
x = tf.keras.layers.Dense(2, activation="relu", name="block1/dense")(x)
