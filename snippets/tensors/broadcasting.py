"""Shapes that agree, shapes that stretch, shapes that do not fit."""

# %% stretch
import numpy as np
import tensorflow as tf

bills = tf.constant([[10, 20, 30], [40, 50, 60]])  # 2 people, 3 months
print((bills + 1).numpy())

by_month = tf.constant([1, 2, 3])  # shape (3,)
print((bills + by_month).numpy())

by_person = tf.constant([[100], [200]])  # shape (2, 1)
print((bills + by_person).numpy())

# %% rule
pairs = [
    ((2, 3), (3,)),
    ((2, 3), (2, 1)),
    ((2, 3), (2,)),
    ((4, 1), (1, 5)),
    ((6, 1), (6,)),
]
for a, b in pairs:
    try:
        result = tf.broadcast_static_shape(
            tf.TensorShape(a), tf.TensorShape(b)
        )
    except ValueError:
        result = "refused"
    print(f"{a!s:8} with {b!s:8} -> {result}")

# %% picture
import matplotlib.pyplot as plt

rows = np.array([[0], [10], [20], [30]])
columns = np.array([1, 2, 3, 4, 5])
parts = (
    ("(4, 1)", rows),
    ("(5,)", columns[None]),
    ("sum: (4, 5)", rows + columns),
)
fig, axes = plt.subplots(
    1,
    3,
    figsize=(6.8, 3),
    layout="constrained",
    gridspec_kw={"width_ratios": (1, 5, 5)},
)
for ax, (title, values) in zip(axes, parts, strict=True):
    ax.imshow(values, vmin=-20, vmax=110, cmap="viridis")
    for (i, j), value in np.ndenumerate(values):
        ax.text(j, i, value, ha="center", va="center", color="#ffffff")
    ax.set_title(title, fontsize=11)
    ax.set_xticks([])
    ax.set_yticks([])
