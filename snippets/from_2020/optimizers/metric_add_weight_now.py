"""A metric of one's own, with its weight's name by keyword."""

# %% now
import keras
import tensorflow as tf


class Largest(keras.metrics.Metric):
    def __init__(self, name="largest", **kwargs):
        super().__init__(name=name, **kwargs)
        self.error = self.add_weight(name="error", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        error = tf.reduce_max(tf.abs(y_true - y_pred))
        self.error.assign(tf.maximum(self.error, error))

    def result(self):
        return self.error


metric = Largest()
metric.update_state(tf.constant([1.0, 2.0]), tf.constant([1.5, 5.0]))
print(f"largest error {float(metric.result()):.1f}")
