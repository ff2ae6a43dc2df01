"""Variables in a module."""

# %% now
import tensorflow as tf


class Linear(tf.Module):
    def __init__(self):
        self.w = tf.Variable(tf.ones([3, 1]), name="w")

    def __call__(self, x):
        return x @ self.w


linear = Linear()
print(linear(tf.ones([2, 3])).numpy(), len(linear.trainable_variables))
