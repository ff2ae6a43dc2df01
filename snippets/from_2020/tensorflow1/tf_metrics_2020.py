"""Accuracy in a graph, and today's."""

# %% agree
import keras
import tensorflow as tf

labels, predictions = [1, 0, 1, 1], [1, 0, 0, 1]
with tf.Graph().as_default(), tf.compat.v1.Session() as session:
    value, update = tf.compat.v1.metrics.accuracy(labels, predictions)
    session.run(tf.compat.v1.local_variables_initializer())
    session.run(update)
    old = float(session.run(value))

metric = keras.metrics.Accuracy()
metric.update_state(labels, predictions)
new = float(metric.result())
print(f"in 2020: {old}, today: {new}")
assert old == new
