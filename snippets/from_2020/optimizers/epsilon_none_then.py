"""No epsilon, as old tutorials spell the default."""

# %% then
import tensorflow as tf
from tensorflow import keras

optimizer = keras.optimizers.Adam(learning_rate=0.1, epsilon=None)
w = tf.Variable(3.0)
optimizer.apply_gradients([(tf.constant(1.0), w)])
