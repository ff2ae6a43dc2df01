"""The loss that fit reports, in 2020 and today."""

# %% agree
import keras
import tensorflow as tf
import tf_keras


class OldModel(tf_keras.Model):
    def train_step(self, data):
        x, y = data
        return {"loss": tf.reduce_mean((self(x) - y) ** 2)}


class Model(keras.Model):
    def train_step(self, data):
        x, y = data
        (tracker,) = self.metrics
        tracker.update_state(tf.reduce_mean((self(x) - y) ** 2))
        return {"loss": tracker.result()}


losses = []
for library, kind in (tf_keras, OldModel), (keras, Model):
    inputs = library.Input(shape=(1,))
    outputs = library.layers.Dense(1, kernel_initializer="zeros")(inputs)
    model = kind(inputs, outputs)
    model.compile(optimizer="sgd")
    history = model.fit(tf.ones((4, 1)), tf.ones((4, 1)), verbose=0)
    losses.append(history.history["loss"][0])
print(f"in 2020: {losses[0]:.2f}, today: {losses[1]:.2f}")
assert losses[0] == losses[1]
