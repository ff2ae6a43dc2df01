"""A picture of 784, 16, 8, 4: pixels, two rows of units, four letters."""

# %% drawing
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

row = pd.read_csv("data/sign_mnist_train.csv", nrows=1, dtype="uint8")
hand = row.drop(columns="label").to_numpy().reshape(28, 28)

figure, ax = plt.subplots(figsize=(6, 3.2), layout="constrained")
ax.imshow(hand, cmap="gray", extent=(-1.7, -0.1, -0.8, 0.8), vmin=0, vmax=255)
ax.axis("off")
ax.set(xlim=(-1.8, 4.5), ylim=(-1.1, 1.6), aspect="auto")
columns = [(0, 28), (1.3, 16), (2.6, 8), (3.9, 4)]
heights = [np.linspace(-0.8, 0.8, 28)]
heights += [np.linspace(-h, h, n) for h, n in [(1, 16), (0.7, 8), (0.45, 4)]]
both = pairwise(zip(columns, heights, strict=True))
for ((left, _), lefts), ((right, _), rights) in both:
    a, b = np.meshgrid(lefts, rights)
    ends = np.vstack([a.ravel(), b.ravel()])
    ax.plot([left, right], ends, color="C0", lw=0.4, alpha=0.35)
names = ["784 pixels", "16 units\nReLU", "8 units\nReLU", "4 units\nsoftmax"]
for (x, count), y, name in zip(columns, heights, names, strict=True):
    if count < 28:
        ax.plot(np.full(count, x), y, "o", color="C1", ms=6)
    center = x if count < 28 else -0.9
    ax.text(center, 1.15, name, ha="center", va="bottom")
for letter, y in zip("DCBA", heights[-1], strict=True):
    ax.text(4.1, y, letter, va="center")
