"""The optimizer of 2020, by the name it had in 2023."""

# %% then
import tensorflow as tf

optimizer = tf.keras.optimizers.legacy.Adam(learning_rate=0.01)
