"""The description of a dataset."""

# %% now
import tensorflow as tf

dataset = tf.data.Dataset.from_tensor_slices(tf.ones((4, 3))).batch(2)
print(dataset.element_spec.shape, dataset.element_spec.dtype.name)
