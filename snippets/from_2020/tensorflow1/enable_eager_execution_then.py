"""Computing at once, by request."""

# %% then
import tensorflow as tf

tf.enable_eager_execution()
