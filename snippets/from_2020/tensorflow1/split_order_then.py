"""The axis first, as before TensorFlow 1.0."""

# %% then
import tensorflow as tf

a, b = tf.ones((2, 1)), tf.zeros((2, 1))
tf.concat(1, [a, b])
