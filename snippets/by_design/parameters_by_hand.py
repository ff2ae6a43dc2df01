"""13 features, two layers of ten units, one price: 261 parameters."""

# %% plot
from itertools import pairwise

import matplotlib.pyplot as plt
from matplotlib.collections import LineCollection

sizes = [13, 10, 10, 1]
names = ["13 features", "10 units", "10 units", "1 unit"]
columns = [
    [(x, row - (size - 1) / 2) for row in range(size)]
    for x, size in enumerate(sizes)
]
figure, axes = plt.subplots(figsize=(6.4, 4), layout="constrained")
for left, right in pairwise(columns):
    lines = [(start, end) for start in left for end in right]
    axes.add_collection(
        LineCollection(lines, colors="gray", lw=0.4, alpha=0.6)
    )
for x, (column, name) in enumerate(zip(columns, names, strict=True)):
    marker = "s" if x == 0 else "o"
    axes.plot(*zip(*column, strict=True), marker, color=f"C{x > 0:d}", ms=9)
    axes.text(x, -7.3, name, ha="center")
axes.set_ylim(-8, 6.8)
axes.set_axis_off()

# %% by hand
total = 0
for inputs, units in [(13, 10), (10, 10), (10, 1)]:
    parameters = inputs * units + units
    print(f"{inputs:2} × {units:2} weights + {units:2} biases = {parameters}")
    total += parameters
print("in all:", total)

# %% keras
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(1),
    ]
)
model.summary(line_length=64)

# %% check tags=["hidden"]
counts = [layer.count_params() for layer in model.layers]
assert counts == [140, 110, 11] and model.count_params() == total == 261
