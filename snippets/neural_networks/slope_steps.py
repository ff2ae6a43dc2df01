"""The way back through a network of 3, 2 and 1 units, in four pictures."""

# %% setup
import matplotlib.pyplot as plt
import numpy as np


def sigmoid(score):
    return 1 / (1 + np.exp(-score))


x = np.array([-1.1, 0.9, -0.4])
weights1, weights2 = np.ones((3, 2)), np.ones(2)
bias1 = bias2 = 1.0

hidden = sigmoid(x @ weights1 + bias1)
probability = sigmoid(hidden @ weights2 + bias2)
loss = probability**2  # the actual answer is 0

# Each line multiplies what came from the right by a local slope.
by_probability = 2 * probability
by_score = by_probability * probability * (1 - probability)
by_hidden = by_score * weights2
by_hidden_score = by_hidden * hidden * (1 - hidden)
by_weights1 = np.outer(x, by_hidden_score)
by_weights2 = by_score * hidden


def draw(steps):
    """The network with its values, and the slopes of so many steps back."""
    _, ax = plt.subplots(figsize=(4.8, 3.2), layout="constrained")
    nodes = {  # place, name, value, slope, the step that finds it
        "x0": ((0, 2), "education", x[0], None, 9),
        "x1": ((0, 1), "marriage", x[1], None, 9),
        "x2": ((0, 0), "age", x[2], None, 9),
        "h0": ((2, 1.6), "unit 1", hidden[0], by_hidden[0], 2),
        "h1": ((2, 0.4), "unit 2", hidden[1], by_hidden[1], 2),
        "p": ((4, 1), "probability", probability, by_probability, 1),
        "L": ((5.3, 1), "loss", loss, 1.0, 0),
    }
    edges = [
        *(
            (f"x{i}", f"h{j}", by_weights1[i, j], 3)
            for i in range(3)
            for j in (0, 1)
        ),
        *((f"h{j}", "p", by_weights2[j], 2) for j in (0, 1)),
        ("p", "L", None, 9),
    ]
    for start, end, slope, step in edges:
        left, right = np.array(nodes[start][0]), np.array(nodes[end][0])
        found = steps >= step
        style = {"arrowstyle": "->", "shrinkA": 17, "shrinkB": 17}
        style["color"] = "C3" if found else "C7"
        ax.annotate("", right, left, arrowprops=style)
        if found:
            third = left + (right - left) * 0.36
            ax.text(
                *third, f"{slope:.3f}", color="C3", ha="center", va="bottom"
            )
    for place, name, value, slope, step in nodes.values():
        ax.plot(*place, "o", ms=34, color="C0", alpha=0.3, mew=0)
        ax.text(*place, f"{value:.2f}", ha="center", va="center")
        ax.text(place[0], place[1] - 0.42, name, ha="center", va="center")
        if steps >= step:
            ax.text(
                place[0],
                place[1] + 0.4,
                f"{slope:.3f}",
                color="C3",
                ha="center",
                va="center",
                weight="bold",
            )
    ax.set(xlim=(-0.6, 5.8), ylim=(-0.6, 2.5))
    ax.set_axis_off()


# %% forward
draw(steps=0)

# %% to the probability
draw(steps=1)

# %% to the hidden units
draw(steps=2)

# %% to the first weights
draw(steps=3)

# %% check tags=["hidden"]
import tensorflow as tf

w1, w2 = tf.Variable(weights1), tf.Variable(weights2)
with tf.GradientTape() as tape:
    h = tf.sigmoid(tf.linalg.matvec(w1, x, transpose_a=True) + bias1)
    answer = tf.sigmoid(tf.reduce_sum(h * w2) + bias2) ** 2
slopes = tape.gradient(answer, [w1, h, w2])
for ours, theirs in zip(
    (by_weights1, by_hidden, by_weights2), slopes, strict=True
):
    assert np.allclose(ours, theirs)
