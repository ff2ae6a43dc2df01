"""Two layers of ones, 3 → 2 → 1: a good answer for a bad reason."""

# %% diagram
from itertools import pairwise

import matplotlib.pyplot as plt

columns = [  # the names of the nodes of each layer, and their color
    (["education", "marriage", "age"], "C0"),
    (["unit 1", "unit 2"], "C1"),
    (["default?"], "C2"),
]
places = []
figure, axes = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
for x, (names, color) in enumerate(columns):
    heights = [(len(names) - 1) / 2 - i for i in range(len(names))]
    places.append([(2 * x, y) for y in heights])
    for (left, y), name in zip(places[x], names, strict=True):
        axes.plot(left, y, "o", ms=30, color=color, alpha=0.35, mew=0)
        axes.text(left, y - 0.42, name, ha="center", fontsize=11)
for left, right in pairwise(places):
    for start in left:
        for end in right:
            style = {
                "arrowstyle": "->",
                "color": "C7",
                "shrinkA": 16,
                "shrinkB": 16,
            }
            axes.annotate("", end, start, arrowprops=style)
for x, name in ((0, "inputs"), (2, "hidden layer"), (4, "output layer")):
    axes.text(x, 1.55, name, ha="center", fontsize=12)
axes.set_xlim(-0.8, 4.8)
axes.set_ylim(-1.5, 1.8)
axes.set_axis_off()

# %% layers
import tensorflow as tf

weights1 = tf.Variable(tf.ones((3, 2)))
bias1 = tf.Variable(1.0)
weights2 = tf.Variable(tf.ones((2, 1)))
bias2 = tf.Variable(1.0)


def network(customers):
    hidden = tf.sigmoid(tf.matmul(customers, weights1) + bias1)
    return hidden, tf.sigmoid(tf.matmul(hidden, weights2) + bias2)


# %% one
customer = tf.constant([[2.0, 2.0, 43.0]])
actual = 1.0
hidden, prediction = network(customer)
print("hidden    ", hidden.numpy().round(4))
print("prediction", prediction.numpy().round(4))
print("error     ", (actual - prediction.numpy()).round(4))

# %% everyone
import pandas as pd

credit = pd.read_csv("data/uci_credit_card.csv")
features = credit[["EDUCATION", "MARRIAGE", "AGE"]].to_numpy("float32")
_, predictions = network(features)
print(f"customers   {len(features):,}")
print(f"lowest      {predictions.numpy().min():.4f}")
print(f"highest     {predictions.numpy().max():.4f}")
print(f"who default {credit['default.payment.next.month'].mean():.1%}")

# %% check tags=["hidden"]
import numpy as np

assert len(np.unique(predictions)) == 1
assert features.min() >= 0 and features[:, 2].min() > 17
assert (hidden.numpy() == 1).all()
assert abs(prediction.numpy().item() - 1 / (1 + np.exp(-3))) < 1e-6
assert 0.15 < credit["default.payment.next.month"].mean() < 0.3
