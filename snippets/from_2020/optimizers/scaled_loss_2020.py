"""One step with each."""

# %% agree
import keras
import tensorflow as tf
import tf_keras

old = tf.Variable(3.0)
optimizer = tf_keras.mixed_precision.LossScaleOptimizer(
    tf_keras.optimizers.legacy.SGD(0.1)
)
with tf.GradientTape() as tape:
    scaled_loss = optimizer.get_scaled_loss((old - 1) ** 2)
gradients = tape.gradient(scaled_loss, [old])
gradients = optimizer.get_unscaled_gradients(gradients)
optimizer.apply_gradients(zip(gradients, [old], strict=True))

new = tf.Variable(3.0)
optimizer = keras.optimizers.LossScaleOptimizer(keras.optimizers.SGD(0.1))
with tf.GradientTape() as tape:
    scaled_loss = optimizer.scale_loss((new - 1) ** 2)
optimizer.apply(tape.gradient(scaled_loss, [new]), [new])

print(f"w in 2020: {old.numpy():.4f}, today: {new.numpy():.4f}")
assert abs(old.numpy() - new.numpy()) < 1e-6
