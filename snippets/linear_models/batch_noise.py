"""The gradient of a batch is an estimate: noise by batch size."""

# %% samples
import numpy as np
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv")
lot, price = houses["sqft_lot"].to_numpy(), houses["price"].to_numpy()
x, y = np.log(lot), np.log(price)
x, y = (x - x.mean()) / x.std(), (y - y.mean()) / y.std()
rng = np.random.default_rng(1)


def gradient(line, rows):
    """Of the mean squared error, by intercept and slope."""
    error = line[0] + line[1] * x[rows] - y[rows]
    return 2 * np.array([error.mean(), (error * x[rows]).mean()])


start = np.array([-1.0, 1.0])
everyone = np.arange(len(x))
rows = {}
for size in (25, 100, 400):
    batches = [rng.choice(everyone, size) for _ in range(300)]
    slopes = [gradient(start, batch)[1] for batch in batches]
    rows[size] = {"mean": np.mean(slopes), "deviation": np.std(slopes)}
print(f"whole table: {gradient(start, everyone)[1]:.2f}")
table = pd.DataFrame(rows).T.rename_axis("batch")
table.round(2)

# %% paths
paths = {}
for size in (10, 100, len(x)):
    line, path = start, [start]
    for _ in range(60):
        whole = size == len(x)
        batch = everyone if whole else rng.choice(everyone, size)
        line = line - 0.1 * gradient(line, batch)
        path.append(line)
    paths[size] = np.array(path)
best = np.polynomial.polynomial.polyfit(x, y, 1)
for size, path in paths.items():
    distance = np.linalg.norm(path[-20:] - best, axis=1).mean()
    print(f"batch {size:6,}  distance, last 20 steps: {distance:.2f}")

# %% plot
import matplotlib.pyplot as plt

fig, ax = plt.subplots(layout="constrained")
for size, path in paths.items():
    ax.plot(*path.T, ".-", lw=1.2, label=f"batches of {size:,}")
ax.plot(*best, "*", color="C3", ms=14)
ax.set_xlabel("intercept")
ax.set_ylabel("slope")
ax.legend()

# %% check tags=["hidden"]
exact = gradient(start, everyone)[1]
assert np.allclose(table["mean"], exact, atol=0.1)
ratios = table["deviation"].to_numpy()[:-1] / table["deviation"].to_numpy()[1:]
assert ((ratios > 1.7) & (ratios < 2.3)).all()
rest = [np.linalg.norm(p[-20:] - best, axis=1).mean() for p in paths.values()]
assert rest[0] > 2 * rest[2] and max(rest) < 0.6
