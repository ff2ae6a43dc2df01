"""A schedule on trial."""

# %% then
import tensorflow as tf

schedule = tf.keras.experimental.CosineDecay(0.1, decay_steps=1000)
