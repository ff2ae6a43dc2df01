"""A network from the layers of contrib."""
import tensorflow as tf
from tensorflow.contrib import layers  # <- contrib

x = tf.placeholder(tf.float32, [None, 4])  # <- placeholder
hidden = layers.fully_connected(x, 16)
out = tf.contrib.layers.fully_connected(hidden, 3, activation_fn=None)  # <- contrib
log = tf.log(tf.nn.softmax(out))  # <- tf-log
saver = tf.train.Saver()  # <- train-saver
tf.set_random_seed(3)  # <- set-random-seed
