"""The scaled loss, today."""

# %% now
import keras
import tensorflow as tf

w = tf.Variable(3.0)
optimizer = keras.optimizers.LossScaleOptimizer(keras.optimizers.SGD(0.1))
with tf.GradientTape() as tape:
    loss = (w - 1) ** 2
    scaled_loss = optimizer.scale_loss(loss)
optimizer.apply(tape.gradient(scaled_loss, [w]), [w])
print(f"w after one step: {w.numpy():.2f}")
