"""An optimizer of TensorFlow 1 is given a number."""

# %% then
import tensorflow as tf

w = tf.Variable(3.0)
loss = (w - 1) ** 2
tf.compat.v1.train.GradientDescentOptimizer(0.1).minimize(loss)
