"""Scalar, vector, matrix, and beyond: rank, shape and dtype."""

# %% ranks
import tensorflow as tf

scalar = tf.constant(3.0)
vector = tf.constant([3.0, 1.0, 4.0])
matrix = tf.constant([[3.0, 1.0, 4.0], [1.0, 5.0, 9.0]])
tensor = tf.ones((4, 2, 3))

for a in (scalar, vector, matrix, tensor):
    print("rank", a.ndim, " shape", a.shape, " numbers", tf.size(a).numpy())

# %% picture
import matplotlib.pyplot as plt


def grid(ax, rows, columns, x, y=0.0, color="C0"):
    for i in range(rows):
        for j in range(columns):
            corner = (x + j, y - i)
            ax.add_patch(plt.Rectangle(corner, 0.92, 0.92, fc=color))


fig, ax = plt.subplots(figsize=(6.8, 2.6), layout="constrained")
grid(ax, 1, 1, x=0)
grid(ax, 1, 3, x=2.5)
grid(ax, 2, 3, x=7)
for sheet in (3, 2, 1, 0):  # from the back to the front
    grid(ax, 2, 3, x=11.5 + 0.8 * sheet, y=0.8 * sheet, color=f"C{sheet}")
names = ("scalar\n()", "vector\n(3,)", "matrix\n(2, 3)", "rank 3\n(4, 2, 3)")
for x, name in zip((0.5, 4, 8.5, 13.8), names, strict=True):
    ax.text(x, -1.4, name, ha="center", va="top", fontsize=11)
ax.set_xlim(-0.8, 17)
ax.set_ylim(-3.2, 3.3)
ax.set_aspect("equal")
ax.set_axis_off()

# %% picking
print("row 1 of the matrix:     ", matrix[1].numpy())
print("column 0 of the matrix:  ", matrix[:, 0].numpy())
print("one number of the tensor:", tensor[3, 1, 2].numpy())
