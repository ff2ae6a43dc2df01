"""Forward and backward through two inputs, two hidden units, one output."""

# %% forward
import numpy as np

x = np.array([[1.0, 2.0]])  # one example: a batch of one
y = np.array([[0.0]])  # the right answer is no
w1 = np.array([[0.5, -0.3], [0.2, 0.4]])  # from input (row) to unit (column)
b1 = np.array([0.1, 0.1])
w2 = np.array([[0.8], [-0.5]])
b2 = np.array([0.2])

scores1 = x @ w1 + b1
hidden = np.maximum(scores1, 0)
score2 = hidden @ w2 + b2
probability = 1 / (1 + np.exp(-score2))
loss = -np.log(np.where(y == 1, probability, 1 - probability)).mean()
print("hidden     ", hidden[0])
print("score      ", score2[0].round(3))
print("probability", probability[0].round(3))
print("loss       ", loss.round(3))

# %% backward
by_score2 = (probability - y) / len(x)  # sigmoid and cross-entropy at once
by_w2 = hidden.T @ by_score2
by_b2 = by_score2.sum(axis=0)
by_hidden = by_score2 @ w2.T
by_scores1 = by_hidden * (scores1 > 0)  # ReLU hands on or stops
by_w1 = x.T @ by_scores1
by_b1 = by_scores1.sum(axis=0)
print("by the score ", by_score2[0].round(3))
print("by the hidden", by_hidden[0].round(3))
print("by w2        ", by_w2.ravel().round(3))
print("by w1        ", by_w1[0].round(3), by_w1[1].round(3))

# %% drawing
import matplotlib.pyplot as plt

places = {
    **{f"x{i}": (0, 1 - 2 * i) for i in range(2)},
    **{f"h{i}": (2, 1 - 2 * i) for i in range(2)},
    "p": (4, 0),
    "loss": (5.6, 0),
}
values = [*x[0], *hidden[0], probability[0, 0], loss]
by_probability = 1 / (1 - probability[0, 0])  # the right answer is no
slopes = [None, None, *by_hidden[0], by_probability, 1.0]
edges = {
    **{
        (f"x{i}", f"h{j}"): (w1[i, j], by_w1[i, j], 0.28)
        for i in range(2)
        for j in range(2)
    },
    **{(f"h{j}", "p"): (w2[j, 0], by_w2[j, 0], 0.5) for j in range(2)},
    ("p", "loss"): None,
}
figure, axes = plt.subplots()
for (start, end), numbers in edges.items():
    ends = np.array([places[start], places[end]])
    axes.plot(*ends.T, "C7", lw=1, zorder=0)
    if numbers:
        weight, slope, along = numbers
        left, height = ends[0] + along * (ends[1] - ends[0])
        aside = 0.16 * np.sign(ends[0, 1] - ends[1, 1])
        small = {"ha": "center", "fontsize": 11}
        axes.text(left + aside, height + 0.08, f"{weight:.1f}", **small)
        small["color"] = "C3"
        axes.text(left - aside, height - 0.27, f"{slope:.2f}", **small)
for (name, spot), value, slope in zip(
    places.items(), values, slopes, strict=True
):
    axes.plot(*spot, "o", color="C0", ms=34)
    axes.text(*spot, f"{value:.2f}", ha="center", va="center", color="white")
    if slope is not None:
        above = spot[0], spot[1] + 0.42
        axes.text(*above, f"{slope:.2f}", ha="center", color="C3")
axes.set(xlim=(-0.4, 6.0), ylim=(-1.5, 1.7))
axes.set_axis_off()

# %% tape
import keras
import tensorflow as tf

cross_entropy = keras.losses.binary_crossentropy
variables = [tf.Variable(array) for array in (w1, b1, w2, b2)]
with tf.GradientTape() as tape:
    units = tf.nn.relu(x @ variables[0] + variables[1])
    score = units @ variables[2] + variables[3]
    losses = cross_entropy(y, score, from_logits=True)
    tf_loss = tf.reduce_mean(losses)
taped = tape.gradient(tf_loss, variables)
for name, ours, theirs in zip(
    ("w1", "b1", "w2", "b2"), (by_w1, by_b1, by_w2, by_b2), taped, strict=True
):
    print(name, "equal:", np.allclose(ours, theirs))

# %% check tags=["hidden"]
for ours, theirs in zip((by_w1, by_b1, by_w2, by_b2), taped, strict=True):
    assert np.allclose(ours, theirs)
assert np.isclose(loss, tf_loss)
