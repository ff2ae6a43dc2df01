"""The Eggholder function: 200 starts, and where four optimizers end."""

# %% surface
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf


def eggholder(x, y):
    y = y + 47
    first = y * tf.sin(tf.sqrt(tf.abs(x / 2 + y)))
    second = x * tf.sin(tf.sqrt(tf.abs(x - y)))
    return -first - second


axis = np.linspace(-512, 512, 80)
heights = eggholder(*np.meshgrid(axis, axis)).numpy()
lowest = float(eggholder(512.0, 404.2319))
print(f"lowest point: {lowest:.1f} at (512, 404.2)")

# %% starts
rng = np.random.default_rng(0)
starts = rng.uniform(-512, 512, (200, 2)).astype(np.float32)


def descend(optimizer, steps=500):
    points = tf.Variable(starts)
    optimizer.build([points])

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            total = tf.reduce_sum(eggholder(points[:, 0], points[:, 1]))
        gradient = tape.gradient(total, points)
        optimizer.apply_gradients([(gradient, points)])
        points.assign(tf.clip_by_value(points, -512, 512))

    for _ in range(steps):
        step()
    return points.numpy()


ends = {
    "SGD": descend(keras.optimizers.SGD(0.1)),
    "RMSprop": descend(keras.optimizers.RMSprop(1.0)),
    "RMSprop, momentum": descend(keras.optimizers.RMSprop(1.0, momentum=0.99)),
    "Adam": descend(keras.optimizers.Adam(1.0)),
}

# %% table
rows = {}
for name, points in {"start": starts, **ends}.items():
    values = eggholder(*points.T).numpy()
    rows[name] = {
        "median": np.median(values),
        "best": values.min(),
        "below −900": int((values < -900).sum()),
        "median way": np.median(np.linalg.norm(points - starts, axis=1)),
    }
table = pd.DataFrame(rows).T
table.map("{:.0f}".format)

# %% agree
distance = np.linalg.norm(ends["SGD"] - ends["Adam"], axis=1)
together = (distance < 10).mean()
print(f"SGD and Adam end at the same place from {together:.0%} of the starts")

# %% best of
values = {name: eggholder(*points.T).numpy() for name, points in ends.items()}
rows = {}
for count in (1, 5, 20, 100):
    tries = rng.integers(0, 200, (5000, count))
    rows[f"{count} starts" if count > 1 else "1 start"] = {
        name: np.median(value[tries].min(axis=1))
        for name, value in values.items()
    }
best_of = pd.DataFrame(rows).T
best_of.map("{:.0f}".format)

# %% plot
figure, panels = plt.subplots(
    2,
    2,
    figsize=(6.4, 6.4),
    sharex=True,
    sharey=True,
    layout="constrained",
)
extent = [-512, 512, -512, 512]
for axes, (name, points) in zip(panels.flat, ends.items(), strict=True):
    axes.imshow(
        heights,
        origin="lower",
        extent=extent,
        alpha=0.6,
        interpolation="none",
    )
    ways = np.stack([starts, points])[:, :60]
    axes.plot(*ways.transpose(2, 0, 1), color="C7", lw=1)
    axes.plot(*ways[1].T, "o", color="C1", ms=4)
    axes.plot(512, 404.2, "*", color="C3", ms=14, clip_on=False)
    axes.set_title(name)
    axes.set_xticks([-500, 0, 500])
    axes.set_yticks([-500, 0, 500])

# %% check tags=["hidden"]
assert heights.min() > lowest
for points in ends.values():
    assert abs(points).max() <= 512
medians = table["median"].drop("start")
assert medians.max() - medians.min() < 80
assert table.loc["start", "median"] > -100
assert (table["median way"].drop("start") < 100).all()
assert (table["below −900"] < 15).all()
assert together > 0.5
gain = best_of.loc["1 start"] - best_of.loc["20 starts"]
assert gain.min() > 2 * (medians.max() - medians.min())
