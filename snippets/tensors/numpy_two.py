"""NumPy 2: how a single number prints."""

# %% scalar
import tensorflow as tf

pair = [tf.constant(2.5).numpy(), tf.constant(4).numpy()]
print(pair)
print(pair[0], pair[1])
