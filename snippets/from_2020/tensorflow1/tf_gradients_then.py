"""The gradient from the graph."""

# %% then
import tensorflow as tf

w = tf.Variable(3.0)
loss = (w - 1) ** 2
print(tf.gradients(loss, w))
