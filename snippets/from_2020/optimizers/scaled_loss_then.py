"""The scaled loss of mixed precision, in 2020."""

# %% then
import tensorflow as tf

w = tf.Variable(3.0)
optimizer = tf.keras.mixed_precision.LossScaleOptimizer(
    tf.keras.optimizers.SGD(learning_rate=0.1)
)
with tf.GradientTape() as tape:
    loss = (w - 1) ** 2
    scaled_loss = optimizer.get_scaled_loss(loss)
