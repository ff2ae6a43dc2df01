"""The tape sees the loss being computed."""

# %% now
import keras
import tensorflow as tf

w = tf.Variable(3.0)
with tf.GradientTape() as tape:
    loss = (w - 1) ** 2
optimizer = keras.optimizers.SGD(learning_rate=0.1)
optimizer.apply_gradients([(tape.gradient(loss, w), w)])
print(f"w {w.numpy():.2f}")
