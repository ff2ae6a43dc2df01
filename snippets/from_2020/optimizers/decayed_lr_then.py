"""The current rate from a private method."""

# %% then
import tensorflow as tf

optimizer = tf.keras.optimizers.Adam(
    tf.keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5)
)
print(optimizer._decayed_lr(tf.float32))
