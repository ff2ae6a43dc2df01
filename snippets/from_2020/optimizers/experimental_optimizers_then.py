"""An optimizer on trial."""

# %% then
import tensorflow as tf

optimizer = tf.keras.optimizers.experimental.AdamW(learning_rate=0.01)
