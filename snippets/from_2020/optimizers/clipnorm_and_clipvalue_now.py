"""One limit in the optimizer, one before it."""

# %% now
import tensorflow as tf
import keras

gradient = tf.constant([3.0, 0.4])

w = tf.Variable([0.0, 0.0])
optimizer = keras.optimizers.SGD(learning_rate=1.0, clipnorm=1.0)
clipped = tf.clip_by_value(gradient, -0.5, 0.5)
optimizer.apply_gradients([(clipped, w)])
print("value first:", w.numpy().round(2))

w = tf.Variable([0.0, 0.0])
optimizer = keras.optimizers.SGD(learning_rate=1.0, clipvalue=0.5)
clipped = tf.clip_by_norm(gradient, 1.0)
optimizer.apply_gradients([(clipped, w)])
print("norm first: ", w.numpy().round(2))
