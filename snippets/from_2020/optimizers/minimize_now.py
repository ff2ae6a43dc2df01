"""The tape takes the gradient, the optimizer applies it."""

# %% now
import tensorflow as tf

w = tf.Variable(3.0)
optimizer = tf.keras.optimizers.SGD(learning_rate=0.1)
with tf.GradientTape() as tape:
    loss = (w - 1) ** 2
gradients = tape.gradient(loss, [w])
optimizer.apply_gradients(zip(gradients, [w], strict=True))
print(f"w after one step: {w.numpy():.2f}")
