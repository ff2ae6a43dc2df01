"""Random weights, today."""

# %% now
import tensorflow as tf

tf.random.set_seed(1)
weights = tf.Variable(tf.random.normal([2, 3], stddev=0.1))
print(weights.shape)
