"""A dataset and its iterator."""

# %% then
import tensorflow as tf

dataset = tf.data.Dataset.from_tensor_slices([1.0, 2.0, 3.0]).batch(2)
features = dataset.make_one_shot_iterator().get_next()
