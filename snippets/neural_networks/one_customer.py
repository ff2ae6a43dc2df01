"""One customer, two features, one unit: a dense layer by hand."""

# %% plain
import math

marriage, age = 1, 35
score = marriage * -0.05 + age * -0.01 + 0.5
probability = 1 / (1 + math.exp(-score))
print(f"score {score:.3f}, probability {probability:.4f}")

# %% diagram
import matplotlib.pyplot as plt

figure, axes = plt.subplots(figsize=(6.4, 3.0), layout="constrained")
nodes = [  # x, y, what it is, its value, color
    (0.0, 1.6, "marriage", "1", "C0"),
    (0.0, 0.0, "age", "35", "C0"),
    (2.2, 0.8, "score", f"{score:.2f}", "C1"),
    (4.1, 0.8, "probability", f"{probability:.3f}", "C2"),
]
arrows = [  # from, to, label, where the label stands
    ((0.0, 1.6), (2.2, 0.8), "× (−0.05)", (1.15, 1.5)),
    ((0.0, 0.0), (2.2, 0.8), "× (−0.01)", (1.15, 0.08)),
    ((2.2, 2.1), (2.2, 0.8), "bias + 0.5", (2.2, 2.2)),
    ((2.2, 0.8), (4.1, 0.8), "sigmoid", (3.15, 0.92)),
]
for start, end, label, place in arrows:
    style = {"arrowstyle": "->", "color": "C7", "shrinkA": 24, "shrinkB": 25}
    if label.startswith("bias"):
        style["shrinkA"] = 0
    axes.annotate("", end, start, arrowprops=style)
    axes.text(*place, label, ha="center", fontsize=11)
for x, y, name, value, color in nodes:
    axes.plot(x, y, "o", ms=46, color=color, alpha=0.3, mew=0)
    axes.text(x, y, value, ha="center", va="center", fontsize=12)
    axes.text(x, y - 0.62, name, ha="center", fontsize=11)
axes.set_xlim(-0.5, 4.6)
axes.set_ylim(-0.75, 2.45)
axes.set_axis_off()

# %% matrix
import tensorflow as tf

inputs = tf.constant([[1.0, 35.0]])
weights = tf.Variable([[-0.05], [-0.01]])
bias = tf.Variable([0.5])

product = tf.matmul(inputs, weights)
dense = tf.sigmoid(product + bias)
print("product", product.numpy().round(4))
print("dense  ", dense.numpy().round(4))

# %% check tags=["hidden"]
assert abs(score - 0.1) < 1e-12
assert abs(dense.numpy().item() - probability) < 1e-6
