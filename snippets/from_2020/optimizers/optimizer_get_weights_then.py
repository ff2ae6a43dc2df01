"""The state of an optimizer, by a method of 2020."""

# %% then
import tensorflow as tf

w = tf.Variable(3.0)
optimizer = tf.keras.optimizers.Adam(learning_rate=0.1)
optimizer.apply_gradients([(tf.constant(2.0), w)])
state = optimizer.get_weights()
