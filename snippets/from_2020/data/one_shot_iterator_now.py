"""A dataset in a loop."""

# %% now
import tensorflow as tf

dataset = tf.data.Dataset.from_tensor_slices([1.0, 2.0, 3.0]).batch(2)
for features in dataset:
    print(features.numpy())
