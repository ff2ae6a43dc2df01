"""Six ways to fill 500 x 500 weights, and what they do to a signal."""

# %% six
import keras
import matplotlib.pyplot as plt
import pandas as pd
import tensorflow as tf

keras.utils.set_random_seed(1)
glorot = keras.initializers.GlorotUniform()
weights = {
    "normal": tf.Variable(tf.random.normal((500, 500))),
    "truncated normal": tf.Variable(tf.random.truncated_normal((500, 500))),
    "uniform": tf.Variable(tf.random.uniform((500, 500))),
    "Glorot": tf.Variable(glorot((500, 500))),
    "zeros": tf.Variable(tf.zeros((500, 500))),
    "ones": tf.Variable(tf.ones((500, 500))),
}
rows = {}
for name, w in weights.items():
    w = w.numpy()
    rows[name] = {
        "mean": w.mean(),
        "standard deviation": w.std(),
        "smallest": w.min(),
        "largest": w.max(),
    }
table = pd.DataFrame(rows).T
table.map("{:.2f}".format)

# %% histograms
figure, panels = plt.subplots(
    3,
    2,
    figsize=(5.8, 5.4),
    sharex=True,
    layout="constrained",
)
for axes, (name, w) in zip(panels.flat, weights.items(), strict=True):
    axes.hist(w.numpy().ravel(), bins=61, range=(-3, 3), histtype="stepfilled")
    axes.set_title(name)
    axes.set_yticks([])

# %% dense
default = keras.layers.Dense(32, activation="relu")
ones = keras.layers.Dense(32, activation="relu", kernel_initializer="ones")
normal = keras.layers.Dense(
    32,
    activation="relu",
    kernel_initializer=keras.initializers.RandomNormal(stddev=1.0),
)
by_name = keras.layers.Dense(32, kernel_initializer="random_normal")
for layer in (default, ones, normal, by_name):
    layer.build((None, 23))
    name = type(layer.kernel_initializer).__name__
    spread = keras.ops.std(layer.kernel)
    print(f"{name:13} standard deviation {spread:.2f}")

# %% depth
signal = tf.random.normal((100, 500))
rows = {}
for name, w in weights.items():
    layer_output = signal
    rows[name] = {}
    for depth in range(1, 11):
        layer_output = tf.nn.relu(layer_output @ w)
        if depth in (1, 5, 10):
            rows[name][f"{depth} layers"] = float(
                tf.math.reduce_std(layer_output)
            )
spreads = pd.DataFrame(rows).T.rename(columns={"1 layers": "1 layer"})
spreads.map("{:.1g}".format)

# %% check tags=["hidden"]
limit = (6 / (500 + 500)) ** 0.5
assert abs(table.loc["Glorot", "largest"] - limit) < 1e-3
assert abs(table.loc["truncated normal", "largest"]) <= 2
growth = spreads.loc["normal", "10 layers"] / spreads.loc["normal", "5 layers"]
assert 15 < growth ** (1 / 5) < 17
assert spreads.loc["uniform", "10 layers"] == float("inf")
assert spreads.loc["Glorot", "10 layers"] > 0.001
assert (spreads.loc["zeros"] == 0).all()
