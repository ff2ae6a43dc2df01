"""The gradient from the tape."""

# %% now
import tensorflow as tf

w = tf.Variable(3.0)
with tf.GradientTape() as tape:
    loss = (w - 1) ** 2
print(tape.gradient(loss, w).numpy())
