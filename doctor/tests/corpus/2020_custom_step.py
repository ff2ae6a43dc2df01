"""A training step of one's own."""
import tensorflow as tf
from tensorflow import keras


class Trained(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compiled_loss(y, y_pred)  # <- compiled-loss
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.compiled_metrics.update_state(y, y_pred)  # <- compiled-metrics
        return {metric.name: metric.result() for metric in self.metrics}
