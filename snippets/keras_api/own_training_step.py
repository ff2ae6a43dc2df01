"""A training step of our own: it also reports how long the gradient is."""

# %% class
import keras
import tensorflow as tf
from keras import layers


class Reporting(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.length = keras.metrics.Mean(name="gradient_length")

    def train_step(self, data):
        x, y, weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            answer = self(x, training=True)
            loss = self.compute_loss(x, y, answer, weight, training=True)
        variables = self.trainable_variables
        gradients = tape.gradient(loss, variables)
        self.optimizer.apply(gradients, variables)

        for metric in self.metrics:
            if metric is self.length:
                metric.update_state(tf.linalg.global_norm(gradients))
            elif metric.name == "loss":
                metric.update_state(loss, sample_weight=tf.shape(x)[0])
            else:  # what compile was given
                metric.update_state(y, answer, sample_weight=weight)
        return self.get_metrics_result()


# %% data
import numpy as np
import pandas as pd

rows = pd.read_csv("data/sign_mnist_train.csv", nrows=12_500)
letters = rows[rows["label"] < 4][:2000]  # A, B, C and D
pixels = letters.drop(columns="label").to_numpy(np.float32) / 255
label = letters["label"].to_numpy()


# %% train
weight = np.where(label == 3, 2.0, 1.0)  # a D counts twice


def train(model_class):
    keras.utils.set_random_seed(1)
    inputs = keras.Input(shape=(784,))
    x = layers.Dense(32, activation="relu")(inputs)
    outputs = layers.Dense(4, activation="softmax")(x)
    model = model_class(inputs, outputs)
    model.compile(
        optimizer="adam",
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model, model.fit(
        pixels,
        label,
        sample_weight=weight,
        batch_size=60,
        epochs=8,
        shuffle=False,
        verbose=0,
    )


plain, plain_history = train(keras.Model)
reporting, history = train(Reporting)
for name in ("loss", "accuracy"):
    print(name)
    print("  fit's own step:", np.round(plain_history.history[name], 2))
    print("  our step:      ", np.round(history.history[name], 2))

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
for name in ("loss", "accuracy"):
    theirs, ours = plain_history.history[name], history.history[name]
    assert np.allclose(theirs, ours, rtol=1e-3)
for ours, theirs in zip(reporting.weights, plain.weights, strict=False):
    assert ours.shape == theirs.shape
    assert np.allclose(ours, theirs, atol=1e-3)
assert history.history["loss"][-1] < history.history["loss"][0]
assert isinstance(reporting, keras.Model) and reporting.inputs
