"""Shapes and types, old and new."""

# %% agree
import tensorflow as tf

dataset = tf.data.Dataset.from_tensor_slices(tf.ones((4, 3))).batch(2)
old = tf.compat.v1.data.get_output_shapes(dataset)
new = dataset.element_spec.shape
print(f"in 2020: {old}, today: {new}")
assert old.as_list() == new.as_list()
