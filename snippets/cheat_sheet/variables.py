"""Variables: tensors that may change."""

# %% make
import tensorflow as tf

w = tf.Variable([1.0, 2.0], name="w")
w

# %% assign
w.assign([3.0, 4.0])
w.assign_sub([0.5, 1.0]).numpy()

# %% entry
w[0].assign(9.0).numpy()

# %% seed
import keras

keras.utils.set_random_seed(1)
tf.random.normal([2]).numpy()
