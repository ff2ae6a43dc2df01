"""A training step returns its loss."""

# %% then
import tensorflow as tf


class Model(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((self(x, training=True) - y) ** 2)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(
            zip(gradients, self.trainable_variables)
        )
        return {"loss": loss}


inputs = tf.keras.Input(shape=(1,))
outputs = tf.keras.layers.Dense(1, kernel_initializer="zeros")(inputs)
model = Model(inputs, outputs)
model.compile(optimizer="sgd")
history = model.fit(tf.ones((4, 1)), tf.ones((4, 1)), verbose=0)
print("loss:", history.history["loss"])

# %% check tags=["hidden"]
assert history.history["loss"] == [0.0]
