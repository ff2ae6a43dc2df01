"""What the seed changes, and what it leaves alone."""

# %% train
import keras
import numpy as np
import pandas as pd

x = np.arange(-1.0, 5.0)
y = 2 * x - 1

rows, curves = [], {}
for seed in range(5):
    keras.utils.set_random_seed(seed)
    layer = keras.layers.Dense(1)  # draws the network's first guess
    layer.build((None, 1))
    first_weight = layer.kernel.numpy().item()
    w, b, losses = first_weight, 0.0, []
    for _ in range(500):
        error = w * x + b - y
        losses.append(np.mean(error**2))
        w -= 0.01 * np.mean(2 * error * x)
        b -= 0.01 * np.mean(2 * error)
    answer = 10 * w + b
    row = (first_weight, losses[0], losses[9], losses[-1], w, b, answer)
    rows.append((seed, *row))
    curves[seed] = losses

# %% table
names = ["first w", "epoch 1", "epoch 10", "epoch 500", "w", "b", "at 10"]
table = pd.DataFrame(rows, columns=["seed", *names]).set_index("seed")
print(table.to_string(float_format="{:.4g}".format))

# %% plot
import matplotlib.pyplot as plt

fig, ax = plt.subplots(layout="constrained")
for seed, losses in curves.items():
    ax.plot(range(1, 501), losses, label=f"seed {seed}", lw=1.2)
ax.set_yscale("log")
ax.set_xlabel("epoch")
ax.set_ylabel("loss (mean squared error)")
ax.legend(ncols=2)

# %% check tags=["hidden"]
assert table["at 10"].between(18.97, 18.99).all()
assert table["epoch 500"].max() < 1e-4
assert table["epoch 1"].idxmin() == table["first w"].idxmax() == 2
ratios = [losses[499] / losses[399] for losses in curves.values()]
assert max(ratios) - min(ratios) < 0.001
