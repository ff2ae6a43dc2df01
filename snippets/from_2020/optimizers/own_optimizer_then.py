"""Gradient descent as a class of 2020."""

# %% then
import tensorflow as tf


class Descent(tf.keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.1, name="Descent", **kwargs):
        super().__init__(name, **kwargs)
        self._set_hyper("learning_rate", learning_rate)

    def _resource_apply_dense(self, gradient, variable, apply_state=None):
        return variable.assign_sub(self._get_hyper("learning_rate") * gradient)


optimizer = Descent()
