"""The network 10 → 7 → 3 → 1, drawn."""

# %% drawing
from itertools import pairwise

import matplotlib.pyplot as plt
from matplotlib.collections import LineCollection

sizes = {"10 features": 10, "7 units": 7, "3 units": 3, "1 unit": 1}
columns = [
    [(x, row - (size - 1) / 2) for row in range(size)]
    for x, size in enumerate(sizes.values())
]
lines = [
    (start, end)
    for left, right in pairwise(columns)
    for start in left
    for end in right
]
figure, axes = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
axes.add_collection(LineCollection(lines, colors="gray", lw=0.5, alpha=0.6))
for x, (name, column) in enumerate(zip(sizes, columns, strict=True)):
    marker = "s" if x == 0 else "o"
    axes.plot(*zip(*column, strict=True), marker, color=f"C{x > 0:d}", ms=9)
    axes.text(x, -6.2, name, ha="center")
axes.set_ylim(-6.8, 5)
axes.set_axis_off()

# %% check tags=["hidden"]
assert len(lines) == 10 * 7 + 7 * 3 + 3 * 1 == 94
