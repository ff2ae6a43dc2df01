"""A graph of then under compat.v1, without switching anything off."""
import tensorflow as tf

x = tf.compat.v1.placeholder(tf.float32, [None, 2])  # <- placeholder-without-graph
hidden = tf.compat.v1.layers.dense(x, 4)  # <- compat-layers
with tf.compat.v1.Session() as session:  # <- session-without-graph
    session.run(hidden)
value = tf.assign(tf.Variable(1.0), 2.0)  # <- tf-assign
rate = tf.train.exponential_decay(0.1, 0, 10, 0.5)  # <- exponential-decay
