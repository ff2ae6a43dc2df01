"""Wealth summed in all, by asset and by person."""

# %% wealth
import pandas as pd
import tensorflow as tf

wealth = tf.constant([[11, 50], [7, 2], [4, 60], [3, 0], [25, 10]])
people = [f"person {i}" for i in range(5)]
pd.DataFrame(wealth.numpy(), index=people, columns=["bonds", "stocks"])

# %% sums
print("in all:   ", tf.reduce_sum(wealth).numpy())
print("by asset: ", tf.reduce_sum(wealth, axis=0).numpy())
print("by person:", tf.reduce_sum(wealth, axis=1).numpy())

# %% picture
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(5, 4), layout="constrained")


def cell(column, row, value, color):
    box = plt.Rectangle((column, row), 0.94, 0.9, fc=color, alpha=0.3)
    ax.add_patch(box)
    ax.text(column + 0.47, row + 0.45, value, ha="center", va="center")


by_asset = tf.reduce_sum(wealth, axis=0).numpy()
by_person = tf.reduce_sum(wealth, axis=1).numpy()
for i, row in enumerate(wealth.numpy()):
    ax.text(-0.2, 5 - i + 0.45, people[i], ha="right", va="center")
    for j, value in enumerate(row):
        cell(j, 5 - i, value, "C0")
    cell(2.4, 5 - i, by_person[i], "C1")
for j, name in enumerate(("bonds", "stocks")):
    ax.text(j + 0.47, 6.1, name, ha="center")
    cell(j, -0.4, by_asset[j], "C2")
cell(2.4, -0.4, by_person.sum(), "C3")
ax.text(2.87, 6.1, "axis=1", ha="center")
ax.text(-0.2, 0.05, "axis=0", ha="right", va="center")
ax.set_xlim(-1.5, 3.6)
ax.set_ylim(-0.6, 6.6)
ax.set_axis_off()

# %% shares
total = tf.reduce_sum(wealth, axis=1, keepdims=True)
print("shape with keepdims:", total.shape)
print((wealth / total).numpy().round(2))

# %% check tags=["hidden"]
assert by_person.sum() == by_asset.sum() == 172

# %% without
wealth / tf.reduce_sum(wealth, axis=1)
