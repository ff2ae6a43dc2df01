"""Ten rates, with and without batch normalization, over three seeds."""

# %% setup
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
pixels = images[:2_000, ::2, ::2].reshape(2_000, 196) / np.float32(255)
x_train, y_train = pixels[:1_000], labels[:1_000]
x_valid, y_valid = pixels[1_000:], labels[1_000:2_000]


# %% train
def scores(x, weights, normalized):
    """Of networks side by side: the first axis counts them."""
    for number, (kernel, bias, scale) in enumerate(weights):
        x = x @ kernel
        if number == len(weights) - 1:
            return x + bias
        if normalized:
            mean, variance = tf.nn.moments(x, axes=1, keepdims=True)
            x = scale * (x - mean) / tf.sqrt(variance + 0.001)
        x = tf.nn.relu(x + bias)


@tf.function
def train(weights, batches, rates, normalized):
    for number in tf.range(len(batches)):
        x = tf.gather(x_train, batches[number])
        y = tf.one_hot(tf.gather(y_train, batches[number]), 10)
        with tf.GradientTape() as tape:
            tape.watch(weights)
            outputs = tf.nn.log_softmax(scores(x, weights, normalized))
            losses = -tf.reduce_sum(y * outputs, axis=2)
            loss = tf.reduce_sum(tf.reduce_mean(losses, axis=1))
        slopes = tape.gradient(loss, weights, unconnected_gradients="zero")
        weights = tf.nest.map_structure(
            lambda weight, slope: weight - rates * slope, weights, slopes
        )
    return weights


# %% compare
rates = np.geomspace(0.001, 30, 10).astype("float32")
rows = {}
for normalized in (False, True):
    for seed in (1, 2, 3):
        draw = keras.initializers.HeNormal(seed)
        weights = [
            tuple(
                tf.tile(array[None], (len(rates), 1, 1))
                for array in (draw((n, m)), tf.zeros((1, m)), tf.ones((1, m)))
            )
            for n, m in ((196, 32), (32, 32), (32, 10))
        ]
        batches = np.random.default_rng(seed).choice(1_000, (100, 50))
        weights = train(
            weights, tf.constant(batches), rates[:, None, None], normalized
        )
        answers = np.argmax(scores(x_valid, weights, normalized), axis=2)
        rows[normalized, seed] = np.mean(answers == y_valid, axis=1)
names = ["without", "with"]
table = pd.DataFrame(rows, index=[f"{rate:.2g}" for rate in rates])
table.columns = pd.MultiIndex.from_product([names, (1, 2, 3)])
table.rename_axis("rate").round(2)

# %% check tags=["hidden"]
works = {name: (table[name] > 0.55).all(axis=1).sum() for name in names}
assert works["with"] > works["without"]
best = {name: table[name].mean(axis=1).max() for name in names}
assert best["with"] > best["without"]
