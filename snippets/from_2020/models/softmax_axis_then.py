"""Four arguments by position."""

# %% then
import tensorflow as tf

tf.nn.softmax([[1.0, 2.0]], 1, "shares", 1)
