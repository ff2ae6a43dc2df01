"""An optimizer serves only the variables it first met."""

# %% first
import keras
import tensorflow as tf

optimizer = keras.optimizers.Adam(0.5)
slope = tf.Variable(0.1)
optimizer.apply_gradients([(tf.constant(1.0), slope)])
print(f"slope: {slope.numpy():.2f}")

# %% second
new_slope = tf.Variable(0.1)
optimizer.apply_gradients([(tf.constant(1.0), new_slope)])
