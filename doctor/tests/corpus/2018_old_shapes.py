"""A layer of one's own in graph style."""
import tensorflow as tf


def dense(x, units, name):
    with tf.variable_scope(name):  # <- get-variable
        size = x.shape[1].value
        w = tf.get_variable("w", [size, units], initializer=tf.random_normal_initializer())  # <- get-variable
        b = tf.get_variable("b", [units])  # <- get-variable
        return tf.nn.relu(tf.matmul(x, w) + b)


def mean_row(x):
    return tf.reduce_mean(x, axis=1, keep_dims=True)  # <- keep-dims


noise = tf.random_normal([4, 3])  # <- random-normal
hidden = dense(noise, 8, "hidden")
thin = tf.nn.dropout(hidden, keep_prob=0.8)  # <- dropout-keep-prob
