"""The optimizer gets to know all variables before the first step."""

# %% now
import tensorflow as tf

w, b = tf.Variable(1.0), tf.Variable(2.0)
optimizer = tf.keras.optimizers.Adam(learning_rate=0.1)
optimizer.build([w, b])
optimizer.apply_gradients([(tf.constant(1.0), w)])
optimizer.apply_gradients([(tf.constant(1.0), b)])
print(f"w {w.numpy():.2f}, b {b.numpy():.2f}")
