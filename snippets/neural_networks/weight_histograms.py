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
print("default:", type(default.kernel_initializer).__name__)

objects = {
    "random_normal": keras.initializers.RandomNormal(stddev=1.0),
    "truncated_normal": keras.initializers.TruncatedNormal(stddev=1.0),
    "random_uniform": keras.initializers.RandomUniform(0.0, 1.0),
    "glorot_uniform": keras.initializers.GlorotUniform(),
    "zeros": keras.initializers.Zeros(),
    "ones": keras.initializers.Ones(),
}
rows = {}
for name, by_object in objects.items():
    rows[name] = {}
    for way, initializer in (("by object", by_object), ("by name", name)):
        layer = keras.layers.Dense(
            32, activation="relu", kernel_initializer=initializer
        )
        layer.build((None, 23))
        rows[name][way] = float(keras.ops.std(layer.kernel))
by_start = pd.DataFrame(rows).T
by_start.map("{:.2f}".format)

# %% depth
he = keras.initializers.HeNormal()
weights["He"] = tf.Variable(he((500, 500)))
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
deviations = pd.DataFrame(rows).T.rename(columns={"1 layers": "1 layer"})
deviations.map("{:.1g}".format)

# %% check tags=["hidden"]
assert default.kernel_initializer.__class__.__name__ == "GlorotUniform"
by_object, by_name = by_start["by object"], by_start["by name"]
assert abs(by_object["random_normal"] - 1) < 0.1
assert abs(by_name["random_normal"] - 0.05) < 0.005
assert abs(by_name["random_uniform"] - 0.1 / 12**0.5) < 0.003
limit = (6 / (500 + 500)) ** 0.5
assert abs(table.loc["Glorot", "largest"] - limit) < 1e-3
assert abs(table.loc["truncated normal", "largest"]) <= 2
growth = (
    deviations.loc["normal", "10 layers"]
    / deviations.loc["normal", "5 layers"]
)
assert 15 < growth ** (1 / 5) < 17
assert deviations.loc["uniform", "10 layers"] == float("inf")
assert deviations.loc["Glorot", "10 layers"] > 0.001
assert deviations.loc["Glorot", "10 layers"] < 0.05
assert deviations.loc["He"].between(0.5, 1.5).all()
assert abs(weights["He"].numpy().std() - (2 / 500) ** 0.5) < 1e-3
assert (deviations.loc["zeros"] == 0).all()
