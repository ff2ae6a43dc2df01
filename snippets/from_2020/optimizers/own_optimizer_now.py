"""Gradient descent as a class of today."""

# %% now
import keras
import tensorflow as tf


class Descent(keras.optimizers.Optimizer):
    def update_step(self, gradient, variable, learning_rate):
        self.assign_sub(variable, learning_rate * gradient)


w = tf.Variable(3.0)
Descent(learning_rate=0.1).apply_gradients([(tf.constant(4.0), w)])
print(f"w after one step: {w.numpy():.2f}")
