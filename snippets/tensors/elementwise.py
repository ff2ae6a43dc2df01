"""The element-wise product of two tables, drawn, and ones_like."""

# %% product
import tensorflow as tf

amounts = tf.constant([[10.0, 20.0, 30.0], [40.0, 50.0, 60.0]])
shares = tf.constant([[1.0, 0.5, 0.5], [0.0, 1.0, 0.1]])
paid = tf.multiply(amounts, shares)
print(paid.numpy())

# %% picture
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(6.8, 2), layout="constrained")
tables = ((0, amounts, "⊙"), (4, shares, "="), (8, paid, ""))
for left, table, sign in tables:
    for i, row in enumerate(table.numpy()):
        for j, value in enumerate(row):
            marked = (i, j) == (0, 2)
            box = plt.Rectangle(
                (left + j, -i), 0.94, 0.92, fc=f"C{marked:d}", alpha=0.35
            )
            ax.add_patch(box)
            middle = (left + j + 0.47, 0.46 - i)
            ax.text(*middle, f"{value:g}", ha="center", va="center")
    ax.text(left + 3.47, 0, sign, ha="center", va="center", fontsize=16)
ax.set_xlim(-0.1, 11.1)
ax.set_ylim(-1.1, 1)
ax.set_aspect("equal")
ax.set_axis_off()

# %% ones
a1 = tf.constant([1, 2, 3, 4])
a23 = tf.constant([[1, 2, 3], [1, 6, 4]])
print((a1 * tf.ones_like(a1)).numpy())
print((a23 * tf.ones_like(a23)).numpy())

# %% check tags=["hidden"]
assert tf.ones_like(a23).dtype == a23.dtype == tf.int32
assert paid.numpy()[0, 2] == 15
try:
    a23 * tf.ones((2, 3))
except tf.errors.InvalidArgumentError:
    pass
else:
    raise AssertionError("TensorFlow multiplied integers by floats")

# %% refused
a1 * a23
