"""Three optimizers race over the same loss, at eight learning rates."""

# %% race
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf

credit = pd.read_csv("data/uci_credit_card.csv", nrows=10_000)
default = np.array(credit["default.payment.next.month"], np.float32)
features = credit.drop(columns=["ID", "default.payment.next.month"])
features = features.to_numpy(np.float32)
features = (features - features.mean(axis=0)) / features.std(axis=0)


def train(optimizer, steps=100):
    weights, bias = tf.Variable(tf.zeros(23)), tf.Variable(0.0)
    optimizer.build([weights, bias])

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            probabilities = tf.sigmoid(
                tf.linalg.matvec(features, weights) + bias
            )
            loss = keras.losses.binary_crossentropy(default, probabilities)
        gradients = tape.gradient(loss, [weights, bias])
        optimizer.apply(gradients, [weights, bias])
        return loss

    return [float(step()) for _ in range(steps + 1)]


def contestants(rate):
    return {
        "SGD": keras.optimizers.SGD(rate),
        "RMSprop, momentum 0.9": keras.optimizers.RMSprop(rate, momentum=0.9),
        "Adam": keras.optimizers.Adam(rate),
    }


curves = {name: train(runner) for name, runner in contestants(0.01).items()}
print("loss after 100 steps:")
for name, losses in curves.items():
    print(f"  {name:21}  {losses[-1]:.3f}")

# %% curves
figure, axes = plt.subplots()
for name, losses in curves.items():
    axes.plot(losses, label=name)
axes.set_xlabel("step")
axes.set_ylabel("binary cross-entropy")
axes.legend()

# %% sweep tags=["varies"]
ends = {0.01: {name: losses[-1] for name, losses in curves.items()}}
for rate in (0.001, 0.003, 0.03, 0.1, 0.3, 1.0, 3.0):
    ends[rate] = {
        name: train(runner)[-1] for name, runner in contestants(rate).items()
    }
table = pd.DataFrame(ends).T.rename_axis("rate").sort_index()
table.map("{:.3f}".format)

# %% best rates
pd.DataFrame({"best rate": table.idxmin(), "loss": table.min().round(4)})

# %% picture
figure, axes = plt.subplots()
for name, losses in table.items():
    axes.semilogx(losses, "o-", ms=5, label=name)
axes.set_ylim(table.min().min() - 0.02, 0.8)
axes.set_xlabel("learning rate")
axes.set_ylabel("loss after 100 steps")
axes.legend()

# %% check tags=["hidden"]
assert table.min().max() - table.min().min() < 0.002
assert table.loc[0.01, "SGD"] > table.loc[0.01].min() + 0.08
assert list(table.loc[0.01].sort_values().index) == [
    "RMSprop, momentum 0.9",
    "Adam",
    "SGD",
]
best = table.idxmin()
assert best["SGD"] >= 30 * best["RMSprop, momentum 0.9"]
assert (table.loc[1.0, ["SGD", "Adam"]] < table.min().min() + 0.005).all()
assert (table["RMSprop, momentum 0.9"].loc[1.0:] > 0.8).all()
