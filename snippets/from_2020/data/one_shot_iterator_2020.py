"""The iterator in a graph, and today's loop."""

# %% agree
import tensorflow as tf

with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    dataset = tf.data.Dataset.from_tensor_slices([1.0, 2.0, 3.0]).batch(2)
    iterator = tf.compat.v1.data.make_one_shot_iterator(dataset)
    features = iterator.get_next()
    old = [session.run(features).tolist() for _ in range(2)]

dataset = tf.data.Dataset.from_tensor_slices([1.0, 2.0, 3.0]).batch(2)
new = [features.numpy().tolist() for features in dataset]
print(f"in 2020: {old}, today: {new}")
assert old == new
