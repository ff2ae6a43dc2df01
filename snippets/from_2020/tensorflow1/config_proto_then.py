"""Memory of the GPU as it is needed, in 2020."""

# %% then
import tensorflow as tf

config = tf.ConfigProto()
config.gpu_options.allow_growth = True
