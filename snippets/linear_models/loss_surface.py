"""The loss over all intercepts and slopes, and the optimizer's path."""

# %% path
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
size_log = np.log(np.array(houses["sqft_lot"], np.float32))
price_log = np.log(np.array(houses["price"], np.float32))


def train(features, steps):
    line = [tf.Variable(0.1), tf.Variable(0.1)]
    optimizer = keras.optimizers.Adam(0.5)
    path = [(0.1, 0.1)]
    for _ in range(steps):
        with tf.GradientTape() as tape:
            predictions = line[0] + line[1] * features
            loss = keras.losses.mean_squared_error(price_log, predictions)
        gradients = tape.gradient(loss, line)
        optimizer.apply(gradients, line)
        path.append(tuple(float(v) for v in line))
    return np.array(path)


raw_path = train(size_log, 1000)
centered = size_log - size_log.mean()
centered_path = train(centered, 100)

# %% surface
grid = np.linspace(-1, 20, 150), np.linspace(-1.5, 2.5, 150)
intercepts, slopes = np.meshgrid(*grid)


def surface(features):
    """MSE on the grid, from means alone: the loss is a quadratic."""
    x, y = features.astype(float), price_log.astype(float)
    return (
        np.mean(y**2)
        - 2 * intercepts * np.mean(y)
        - 2 * slopes * np.mean(x * y)
        + intercepts**2
        + 2 * intercepts * slopes * np.mean(x)
        + slopes**2 * np.mean(x**2)
    )


# %% plot
levels = [0.5, 1, 2, 5, 10, 20, 50, 100]
figure, panels = plt.subplots(
    1,
    2,
    figsize=(7, 4.4),
    sharey=True,
    layout="constrained",
)
runs = [
    ("log size", size_log, raw_path[:101]),
    ("log size, centered", centered, centered_path),
]
for axes, (name, features, path) in zip(panels, runs, strict=True):
    axes.contour(*grid, surface(features), levels, colors="C0", linewidths=1)
    axes.plot(*path.T, color="C1", lw=1.5)
    slope, intercept = np.polyfit(features, price_log, 1)
    axes.plot(intercept, slope, "*", color="C3", ms=15, label="minimum")
    axes.plot(*path[-1], "o", color="C1", ms=5, label="after 100 steps")
    axes.set_title(name)
    axes.set_xlabel("intercept")
panels[0].set_ylabel("slope")
handles = panels[1].get_legend_handles_labels()
figure.legend(*handles, loc="outside lower center", ncols=2)

# %% table
exact_slope, exact_intercept = np.polyfit(size_log, price_log, 1)
lines = {
    "100 steps": (size_log, raw_path[100]),
    "1,000 steps": (size_log, raw_path[1000]),
    "100 steps, centered": (centered, centered_path[100]),
    "exact": (size_log, (exact_intercept, exact_slope)),
}
rows = {}
for name, (features, (intercept, slope)) in lines.items():
    loss = np.mean((price_log - intercept - slope * features) ** 2)
    rows[name] = {"loss": loss, "slope": slope}
table = pd.DataFrame(rows).T
table.map("{:.3f}".format)

# %% check tags=["hidden"]
final = table["slope"] - exact_slope
assert table.loc["100 steps", "slope"] > 5 * exact_slope
assert abs(final["100 steps, centered"]) < 0.02
assert abs(final["100 steps, centered"]) < abs(final["1,000 steps"]) < 0.03
exact_loss = table.loc["exact", "loss"]
assert table.loc["100 steps, centered", "loss"] < 1.02 * exact_loss
