"""Twenty steps of training in a graph."""

# %% then
import tensorflow as tf

optimizer = tf.train.AdamOptimizer(learning_rate=0.1)
