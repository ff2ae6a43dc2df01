"""The axis by its name."""

# %% now
import tensorflow as tf

print(tf.nn.softmax([[1.0, 2.0]], axis=1, name="shares").numpy().round(3))
