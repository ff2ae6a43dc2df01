"""A step through Python."""

# %% then
import keras
import tensorflow as tf

w = keras.Variable(2.0)
with tf.GradientTape() as tape:
    loss = tf.constant(float(w)) ** 2
gradient = tape.gradient(loss, [w.value])
keras.optimizers.SGD().apply_gradients(zip(gradient, [w]))
