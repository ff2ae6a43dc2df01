"""A training step with the compiled loss."""

# %% then tags=["warns"]
import tensorflow as tf


class Model(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compiled_loss(y, y_pred)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(
            zip(gradients, self.trainable_variables)
        )
        return {"loss": loss}


inputs = tf.keras.Input(shape=(3,))
outputs = tf.keras.layers.Dense(1, kernel_initializer="zeros")(inputs)
model = Model(inputs, outputs)
model.compile(optimizer="sgd", loss="mse")
history = model.fit(tf.ones((4, 3)), tf.ones((4, 1)), verbose=0)
print("loss:", history.history["loss"])

# %% check tags=["hidden"]
assert history.history["loss"] == [0.0]
assert model.layers[1].bias.numpy() > 0  # it did learn
