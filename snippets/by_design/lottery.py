"""Lottery tickets: prune a trained network, and train what is left anew."""

# %% images
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
pixels = images[:3_000, ::2, ::2].reshape(3_000, 196) / np.float32(255)
x_train, y_train = tf.constant(pixels[:2_000]), tf.constant(labels[:2_000])
x_valid, y_valid = pixels[2_000:], labels[2_000:3_000]

# %% network
loss_function = keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def draw(seed):
    """First weights for 196 → 64 → 10; biases start from zero."""
    start = keras.initializers.GlorotUniform(seed)
    other = keras.initializers.GlorotUniform(seed + 100)
    return [start((196, 64)), tf.zeros(64), other((64, 10)), tf.zeros(10)]


weights = [tf.Variable(array) for array in draw(0)]


def scores(x):
    hidden = tf.nn.relu(x @ weights[0] + weights[1])
    return hidden @ weights[2] + weights[3]


@tf.function
def train(batches, masks, rate):
    """A step of SGD with momentum on each batch; masked weights stay 0."""
    speeds = [tf.zeros_like(weight) for weight in weights]
    for number in tf.range(len(batches)):
        rows = batches[number]
        with tf.GradientTape() as tape:
            outputs = scores(tf.gather(x_train, rows))
            loss = loss_function(tf.gather(y_train, rows), outputs)
        slopes = tape.gradient(loss, weights)
        speeds = [
            0.9 * speed + slope * mask
            for speed, slope, mask in zip(speeds, slopes, masks, strict=True)
        ]
        for weight, speed in zip(weights, speeds, strict=True):
            weight.assign_sub(rate * speed)


def accuracy_of(start, masks, seed):
    """Validation accuracy after 400 steps from this start."""
    for weight, array, mask in zip(weights, start, masks, strict=True):
        weight.assign(array * mask)
    rng = np.random.default_rng(seed)
    batches = tf.constant(rng.choice(2_000, (400, 50)))
    train(batches, masks, tf.constant(0.03))
    return np.mean(np.argmax(scores(x_valid), axis=1) == y_valid)


# %% tickets
def largest(arrays, share):
    """Masks that keep this share of each matrix: its largest weights."""
    masks = []
    for array in arrays:
        if array.ndim == 1:  # biases are kept
            masks.append(tf.ones_like(array))
            continue
        sizes = np.abs(array)
        masks.append(
            tf.constant(sizes >= np.quantile(sizes, 1 - share), tf.float32)
        )
    return masks


full = [tf.ones_like(weight) for weight in weights]
rng = np.random.default_rng(0)
rows = {}
for seed in (1, 2, 3):
    start = draw(seed)
    everything = accuracy_of(start, full, seed)
    trained = [weight.numpy() for weight in weights]
    for share in (0.2, 0.05, 0.02):
        kept = largest(trained, share)
        elsewhere = [
            tf.constant(rng.permutation(np.ravel(mask)).reshape(mask.shape))
            for mask in kept
        ]
        rows[share, seed] = {
            "all": everything,
            "ticket": accuracy_of(start, kept, seed),
            "redrawn": accuracy_of(draw(seed + 50), kept, seed),
            "random": accuracy_of(start, elsewhere, seed),
        }
table = pd.DataFrame(rows).T.rename_axis(["kept", "seed"])
table.round(3)

# %% plot
figure, axes = plt.subplots()
for number, name in enumerate(("ticket", "redrawn", "random")):
    by_share = table[name].unstack()
    places = range(len(by_share))
    axes.plot(places, by_share.mean(axis=1), f"C{number}o-", label=name)
    axes.fill_between(
        places, by_share.min(axis=1), by_share.max(axis=1), alpha=0.3
    )
axes.axhline(table["all"].mean(), color="C7", lw=1.2, label="all weights")
axes.set_xticks(places, [f"{share:.0%}" for share in by_share.index])
axes.set(xlabel="weights kept", ylabel="validation accuracy", ylim=(0, 1))
axes.legend()

# %% check tags=["hidden"]
few = table.loc[[0.02, 0.05]]
assert (few["ticket"] > few["redrawn"]).all()
assert (few["redrawn"] > few["random"]).all()
means = table.groupby("kept").mean()
assert means["ticket"][0.2] > means["redrawn"][0.2] > means["random"][0.2]
lead = 100 * (means["ticket"] - means["redrawn"])
