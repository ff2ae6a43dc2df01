"""The optimizer meets a variable that it doesn't know."""

# %% then
import tensorflow as tf

w, b = tf.Variable(1.0), tf.Variable(2.0)
optimizer = tf.keras.optimizers.Adam(learning_rate=0.1)
optimizer.apply_gradients([(tf.constant(1.0), w)])
optimizer.apply_gradients([(tf.constant(1.0), b)])
