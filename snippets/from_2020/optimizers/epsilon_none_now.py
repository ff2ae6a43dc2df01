"""The default by its absence."""

# %% now
import keras
import tensorflow as tf

optimizer = keras.optimizers.Adam(learning_rate=0.1)
w = tf.Variable(3.0)
optimizer.apply_gradients([(tf.constant(1.0), w)])
print(f"w after one step: {w.numpy():.2f}, epsilon {optimizer.epsilon}")
