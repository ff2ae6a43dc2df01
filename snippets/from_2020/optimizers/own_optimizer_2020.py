"""One step with each."""

# %% agree
import keras
import tensorflow as tf
import tf_keras


class OldDescent(tf_keras.optimizers.legacy.Optimizer):
    def __init__(self, learning_rate=0.1, name="OldDescent", **kwargs):
        super().__init__(name, **kwargs)
        self._set_hyper("learning_rate", learning_rate)

    def _resource_apply_dense(self, gradient, variable, apply_state=None):
        return variable.assign_sub(self._get_hyper("learning_rate") * gradient)

    def get_config(self):
        return super().get_config()


class Descent(keras.optimizers.Optimizer):
    def update_step(self, gradient, variable, learning_rate):
        self.assign_sub(variable, learning_rate * gradient)


ends = []
for optimizer in OldDescent(0.1), Descent(0.1):
    w = tf.Variable(3.0)
    optimizer.apply_gradients([(tf.constant(4.0), w)])
    ends.append(w.numpy())
print("w after one step in 2020: {:.4f}, today: {:.4f}".format(*ends))
assert abs(ends[0] - ends[1]) < 1e-6
