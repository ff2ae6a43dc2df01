"""A grid of 27 settings against 27 random ones, five times."""

# %% images
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
from scipy.stats import loguniform, uniform
from sklearn.model_selection import ParameterGrid, ParameterSampler

(images, labels), others = keras.datasets.fashion_mnist.load_data()


def pixels(images):
    return images[:, ::2, ::2].reshape(len(images), 196) / np.float32(255)


x_train, y_train = pixels(images[:1_000]), labels[:1_000]
x_valid, y_valid = pixels(images[1_000:2_000]), labels[1_000:2_000]
x_test, y_test = pixels(others[0][:1_000]), others[1][:1_000]

# %% settings
grid = {
    "rate": [0.001, 0.03, 1.0],
    "L2": [0.00001, 0.001, 0.1],
    "dropout": [0.0, 0.25, 0.5],
}
ranges = {
    "rate": loguniform(0.001, 1.0),
    "L2": loguniform(0.00001, 0.1),
    "dropout": uniform(0.0, 0.5),
}
on_grid = pd.DataFrame(ParameterGrid(grid))
drawn = pd.DataFrame(ParameterSampler(ranges, 27, random_state=1))
print("different rates:", on_grid["rate"].nunique(), drawn["rate"].nunique())


# %% train
@tf.function
def train(weights, batches, settings, seed):
    """100 steps for networks side by side: the first axis counts them."""
    rate, l2, dropout = (
        settings[name][:, None, None] for name in ("rate", "L2", "dropout")
    )
    w1, b1, w2, b2 = weights
    for number in tf.range(len(batches)):
        x = tf.gather(x_train, batches[number])
        y = tf.one_hot(tf.gather(y_train, batches[number]), 10)
        with tf.GradientTape() as tape:
            tape.watch([w1, b1, w2, b2])
            hidden = tf.nn.relu(x @ w1 + b1)
            drawn = tf.random.stateless_uniform(
                tf.shape(hidden), [seed, number]
            )
            kept = drawn >= dropout
            hidden = tf.where(kept, hidden / (1 - dropout), 0.0)
            scores = tf.nn.log_softmax(hidden @ w2 + b2)
            losses = -tf.reduce_sum(y * scores, axis=2)
            loss = tf.reduce_sum(tf.reduce_mean(losses, axis=1))
            loss += tf.reduce_sum(l2 * w1**2) + tf.reduce_sum(l2 * w2**2)
        s1, t1, s2, t2 = tape.gradient(loss, [w1, b1, w2, b2])
        w1, b1 = w1 - rate * s1, b1 - rate * t1
        w2, b2 = w2 - rate * s2, b2 - rate * t2
    return w1, b1, w2, b2


def accuracies(settings, seed):
    """Validation and test accuracy of a network for each row of settings."""
    rng = np.random.default_rng(seed)
    n, draw = len(settings), keras.initializers.HeNormal(seed)
    first = (
        draw((196, 32)),
        tf.zeros((1, 32)),
        draw((32, 10)),
        tf.zeros((1, 10)),
    )
    w1, b1, w2, b2 = train(
        [tf.tile(array[None], (n, 1, 1)) for array in first],
        tf.constant(rng.choice(1_000, (100, 50))),
        {
            name: tf.constant(column, tf.float32)
            for name, column in settings.items()
        },
        tf.constant(seed),
    )
    return [
        np.mean(
            np.argmax(tf.nn.relu(x @ w1 + b1) @ w2 + b2, axis=2) == y, axis=1
        )
        for x, y in ((x_valid, y_valid), (x_test, y_test))
    ]


# %% repeats
rows, tables = {}, {}
for repeat in (1, 2, 3, 4, 5):
    drawn = pd.DataFrame(ParameterSampler(ranges, 27, random_state=repeat))
    for name, settings in (("grid", on_grid), ("random", drawn)):
        valid, test = accuracies(settings, repeat)
        tables[name, repeat] = settings.assign(valid=valid, test=test)
        best = valid.argmax()
        rows[repeat, name] = {
            "validation": valid[best],
            "test": test[best],
            "rate": settings["rate"][best],
        }
winners = pd.DataFrame(rows).T.rename_axis(["repeat", "search"])
winners.round(2)

# %% plot
figure, panels = plt.subplots(2, 1, figsize=(5.8, 5), sharex=True)
for axes, name in zip(panels, ("grid", "random"), strict=True):
    tried = tables[name, 1]
    axes.plot(tried["rate"], tried["valid"], "o", alpha=0.6)
    axes.plot(tried["rate"], [0.02] * 27, "|", ms=14)
    axes.set(xscale="log", ylabel="accuracy", title=name, ylim=(0, 1))
axes.set_xlabel("rate")

# %% knobs
of_grid = tables["grid", 1]
for knob in grid:
    means = of_grid.groupby(knob)["valid"].mean()
    print(f"{knob:8}", *means.round(2))

# %% check tags=["hidden"]
tests = winners["test"].unstack()
gains = 100 * (tests["random"] - tests["grid"])
won = int((gains > 0).sum())
assert won >= 3
spread = {knob: np.ptp(of_grid.groupby(knob)["valid"].mean()) for knob in grid}
assert spread["rate"] > 2 * max(spread["L2"], spread["dropout"])
