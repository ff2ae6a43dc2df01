"""Weights in a tf.Variable are never trained, and nobody says so."""

# %% class
import keras
import tensorflow as tf
from keras import layers


class LooseLinear(layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.units = units

    def build(self, input_shape):
        start = keras.initializers.GlorotUniform()
        self.weight = tf.Variable(start((input_shape[-1], self.units)))
        self.bias = tf.Variable(tf.zeros(self.units))

    def call(self, inputs):
        return tf.matmul(inputs, self.weight) + self.bias


# %% data
import numpy as np
import pandas as pd

rows = pd.read_csv("data/sign_mnist_train.csv", nrows=12_500)
letters = rows[rows["label"] < 4][:2000]  # A, B, C and D
pixels = letters.drop(columns="label").to_numpy(np.float32) / 255
label = letters["label"].to_numpy()

rows = pd.read_csv("data/sign_mnist_test.csv", nrows=2_500)
letters = rows[rows["label"] < 4]
test_pixels = letters.drop(columns="label").to_numpy(np.float32) / 255
test_label = letters["label"].to_numpy()

# %% train
counts, accuracies = {}, {}
for layer in (LooseLinear, layers.Dense):
    accuracies[layer] = []
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        model = keras.Sequential(
            [
                keras.Input(shape=(784,)),
                layer(32),
                layers.ReLU(),
                layers.Dense(4, activation="softmax"),
            ]
        )
        model.compile(
            optimizer=keras.optimizers.Adam(0.002),
            loss="sparse_categorical_crossentropy",
        )
        fitted = model.fit(pixels, label, batch_size=100, epochs=6, verbose=0)
        losses = fitted.history["loss"]
        answers = model(test_pixels).numpy().argmax(axis=1)
        accuracies[layer].append(np.mean(answers == test_label))
        print(
            f"{layer.__name__:11} loss {losses[0]:.2f} -> {losses[-1]:.2f},",
            f"test accuracy {accuracies[layer][-1]:.2f}",
        )
    counts[layer] = model.count_params()

# %% count
print("LooseLinear:", counts[LooseLinear], "parameters")
print(f"Dense:       {counts[layers.Dense]:,}")

# %% check tags=["hidden"]
assert counts[LooseLinear] == (32 + 1) * 4
assert counts[layers.Dense] == (784 + 1) * 32 + (32 + 1) * 4
assert max(accuracies[LooseLinear]) < min(accuracies[layers.Dense]) - 0.1
assert losses[-1] < losses[0]
