"""The shapes of a dataset."""

# %% then
import tensorflow as tf

dataset = tf.data.Dataset.from_tensor_slices(tf.ones((4, 3))).batch(2)
print(dataset.output_shapes)
