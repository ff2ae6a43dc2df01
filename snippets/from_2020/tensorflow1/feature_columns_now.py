"""Two features, each through its layer."""

# %% now
import keras
import tensorflow as tf

lookup = keras.layers.StringLookup(
    vocabulary=["nurse", "baker"], num_oov_indices=0, output_mode="one_hot"
)
print(lookup(tf.constant(["baker", "nurse"])).numpy())
