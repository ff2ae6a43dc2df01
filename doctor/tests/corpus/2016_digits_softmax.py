"""Handwritten digits with one softmax layer."""
import tensorflow as tf
from tensorflow.examples.tutorials.mnist import input_data  # <- tutorials-mnist

mnist = input_data.read_data_sets("digits", one_hot=True)
images = tf.placeholder(tf.float32, [None, 784])  # <- placeholder
labels = tf.placeholder(tf.float32, [None, 10])  # <- placeholder
weights = tf.Variable(tf.zeros([784, 10]))
bias = tf.Variable(tf.zeros([10]))
logits = tf.matmul(images, weights) + bias
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels=labels, logits=logits))  # <- softmax-cross-entropy-v2
train = tf.train.AdamOptimizer(1e-3).minimize(loss)  # <- train-optimizer
right = tf.equal(tf.argmax(logits, 1), tf.argmax(labels, 1))
accuracy = tf.reduce_mean(tf.to_float(right))  # <- to-float
session = tf.InteractiveSession()  # <- session
tf.global_variables_initializer().run()  # <- global-variables-initializer
for _ in range(100):
    batch = mnist.train.next_batch(100)
    session.run(train, feed_dict={images: batch[0], labels: batch[1]})
print(accuracy.eval(feed_dict={images: mnist.test.images, labels: mnist.test.labels}))  # <- tensor-eval
