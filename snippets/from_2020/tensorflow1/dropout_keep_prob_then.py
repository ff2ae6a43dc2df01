"""Nine in ten are kept."""

# %% then
import tensorflow as tf

x = tf.ones([10_000])
x = tf.nn.dropout(x, keep_prob=0.9)
