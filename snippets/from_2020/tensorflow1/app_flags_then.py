"""An option of the command line, in 2020."""

# %% then
import tensorflow as tf

flags = tf.app.flags
flags.DEFINE_float("learning_rate", 0.01, "learning rate")
