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


axis = np.linspace(-512, 512, 81)
heights = eggholder(*np.meshgrid(axis, axis)).numpy()
lowest = float(eggholder(512.0, 404.2319))
print(f"lowest point: {lowest:.1f} at (512, 404.2319)")

# %% landscape
figure = plt.figure(figsize=(5, 3.8), layout="constrained")
axes = figure.add_subplot(projection="3d", computed_zorder=False)
surface = axes.plot_surface(
    *np.meshgrid(axis, axis),
    heights,
    cmap=plt.get_cmap("viridis", 9),
    rcount=81,
    ccount=81,
    lw=0,
    antialiased=False,
)
axes.plot(512, 404.2319, lowest, "*", color="C3", ms=14)
axes.view_init(elev=50, azim=-25)
axes.set_xlabel("x")
axes.set_ylabel("y")
axes.set_xticks([-500, 0, 500])
axes.set_yticks([-500, 0, 500])
axes.set_zticks([-1000, 0, 1000])
for side in (axes.xaxis, axes.yaxis, axes.zaxis):
    side.set_pane_color("none")
figure.colorbar(surface, shrink=0.6, label="height")

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
        optimizer.apply([gradient], [points])
        points.assign(tf.clip_by_value(points, -512, 512))

    path = [starts]
    for _ in range(steps):
        step()
        path.append(points.numpy())
    return np.array(path)


paths = {
    "SGD": descend(keras.optimizers.SGD(0.1)),
    "RMSprop": descend(keras.optimizers.RMSprop(1.0)),
    "RMSprop, momentum": descend(keras.optimizers.RMSprop(1.0, momentum=0.99)),
    "Adam": descend(keras.optimizers.Adam(1.0)),
}
ends = {name: path[-1] for name, path in paths.items()}

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

# %% own dip
slowly = descend(keras.optimizers.SGD(0.01), steps=3000)
longest = np.linalg.norm(np.diff(slowly, axis=0), axis=2).max()
print(f"longest of the slow steps: {longest:.1f}")
own_dip = {}
for name, points in ends.items():
    away = np.linalg.norm(points - slowly[-1], axis=1)
    own_dip[name] = (away < 25).mean()
    print(f"{name:17} ends in the dip below: {own_dip[name]:.0%}")

# %% agree
distance = np.linalg.norm(ends["SGD"] - ends["Adam"], axis=1)
together = (distance < 10).mean()
print(f"the same end: from {together:.0%} of the starts")

# %% plot
figure, panels = plt.subplots(
    2,
    2,
    figsize=(5.8, 5.8),
    sharex=True,
    sharey=True,
    layout="constrained",
)
for axes, (name, path) in zip(panels.flat, paths.items(), strict=True):
    axes.imshow(
        heights,
        origin="lower",
        extent=[-512, 512, -512, 512],
        cmap=plt.get_cmap("Greys_r", 9),
        vmin=-1500,
        vmax=1500,
        interpolation="none",
    )
    axes.plot(*path[:, :8].transpose(2, 0, 1), color="C0", lw=1.2)
    axes.plot(*path[-1, :8].T, "o", color="C1", ms=4)
    axes.plot(512, 404.2319, "*", color="C3", ms=14, clip_on=False)
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
assert together > 0.8
assert longest < 3
assert 0.55 < own_dip["RMSprop, momentum"] < 0.65
assert sum(share > 0.85 for share in own_dip.values()) == 3
last_steps = {
    name: np.linalg.norm(path[-50:] - path[-1], axis=2).max(axis=0)
    for name, path in paths.items()
}
assert all((moved < 10).mean() > 0.98 for moved in last_steps.values())
gain = best_of.loc["1 start"] - best_of.loc["20 starts"]
assert gain.min() > 2 * (medians.max() - medians.min())
