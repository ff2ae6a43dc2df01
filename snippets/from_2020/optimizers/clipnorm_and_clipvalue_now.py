"""One limit in the optimizer, one before it."""

# %% now
import tensorflow as tf
import keras

optimizer = keras.optimizers.SGD(learning_rate=1.0, clipnorm=1.0)
w = tf.Variable([0.0, 0.0])
gradient = tf.clip_by_value(tf.constant([3.0, 0.4]), -0.5, 0.5)
optimizer.apply_gradients([(gradient, w)])
print(w.numpy().round(2))
