"""A training step of our own: it also reports how long the gradient is."""

# %% class
import keras
import tensorflow as tf
from keras import layers


class Reporting(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.mean_loss = keras.metrics.Mean(name="loss")
        self.mean_length = keras.metrics.Mean(name="gradient_length")

    def train_step(self, data):
        pixels, label = data
        with tf.GradientTape() as tape:
            answer = self(pixels, training=True)
            loss = self.compute_loss(y=label, y_pred=answer)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply_gradients(zip(gradients, variables, strict=True))

        self.mean_loss.update_state(loss)
        self.mean_length.update_state(tf.linalg.global_norm(gradients))
        return {
            "loss": self.mean_loss.result(),
            "gradient_length": self.mean_length.result(),
        }


# %% data
import numpy as np
import pandas as pd

rows = pd.read_csv("data/sign_mnist_train.csv", nrows=12_500)
letters = rows[rows["label"] < 4][:2000]  # A, B, C and D
pixels = letters.drop(columns="label").to_numpy(np.float32) / 255
label = letters["label"].to_numpy()


# %% train
def train(model_class):
    keras.utils.set_random_seed(1)
    inputs = keras.Input(shape=(784,))
    x = layers.Dense(32, activation="relu")(inputs)
    outputs = layers.Dense(4, activation="softmax")(x)
    model = model_class(inputs, outputs)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    return model, model.fit(
        pixels, label, batch_size=50, epochs=8, shuffle=False, verbose=0
    )


plain, plain_history = train(keras.Model)
reporting, history = train(Reporting)
print("fit's own step:", np.round(plain_history.history["loss"], 2))
print("our step:      ", np.round(history.history["loss"], 2))

# %% plot
import matplotlib.pyplot as plt

fig, axes = plt.subplots(1, 2, figsize=(6.4, 2.8), layout="constrained")
for ax, name in zip(axes, ("loss", "gradient_length"), strict=True):
    ax.plot(range(1, 9), history.history[name], marker="o")
    ax.set_title(name.replace("_", " "))
    ax.set_xlabel("epoch")
    ax.margins(y=0.1)
    ax.set_ylim(bottom=0)

# %% check tags=["hidden"]
assert np.allclose(
    plain_history.history["loss"], history.history["loss"], rtol=1e-3
)
for ours, theirs in zip(reporting.weights, plain.weights, strict=False):
    assert ours.shape == theirs.shape
    assert np.allclose(ours, theirs, atol=1e-3)
assert history.history["loss"][-1] < history.history["loss"][0]
assert isinstance(reporting, keras.Model) and reporting.inputs
