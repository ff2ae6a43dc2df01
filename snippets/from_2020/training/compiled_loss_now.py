"""A training step with the method of the loss."""

# %% now
import keras
import tensorflow as tf


class Model(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x, y, y_pred)
        weights = self.trainable_weights
        self.optimizer.apply(tape.gradient(loss, weights), weights)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss)
        return {metric.name: metric.result() for metric in self.metrics}


inputs = keras.Input(shape=(3,))
outputs = keras.layers.Dense(1, kernel_initializer="zeros")(inputs)
model = Model(inputs, outputs)
model.compile(optimizer="sgd", loss="mse")
history = model.fit(tf.ones((4, 3)), tf.ones((4, 1)), verbose=0)
print("loss:", history.history["loss"])
