"""Training, validation and test set: how to cut them, and how large."""

# %% split
import numpy as np

rng = np.random.default_rng(0)
examples = 1000
order = rng.permutation(examples)
train, valid, test = np.split(order, [600, 800])
print("sizes:", len(train), len(valid), len(test))
print("the first to train on:", train[:5])
print("in two sets:", len(np.intersect1d(train, np.append(valid, test))))

# %% bars
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(6.4, 2.3), layout="constrained")
names = ["a thousand", "a million"]
left = np.zeros(2)
parts = {"training": [60, 98], "validation": [20, 1], "test": [20, 1]}
for name, widths in parts.items():
    ax.barh(names, widths, left=left, label=name, height=0.55)
    left += widths
ax.invert_yaxis()
ax.set_xlabel("percent")
fig.legend(loc="outside upper center", ncols=3)

# %% precision
accuracy = 0.9
print("test set    one measurement in twenty is off by more than")
for size in (20, 200, 2_000, 10_000):
    spread = np.sqrt(accuracy * (1 - accuracy) / size)
    print(f"{size:8,}    {100 * 2 * spread:4.1f} points")

# %% measured
fig, ax = plt.subplots(figsize=(6.4, 3.2), layout="constrained")
spreads = {}
for size in (20, 200, 10_000):
    measured = rng.binomial(size, accuracy, 1000) / size
    spreads[size] = measured.std()
    jitter = rng.uniform(-0.3, 0.3, 1000) + len(spreads)
    ax.plot(measured, jitter, ".", ms=3, alpha=0.3)
ax.set_yticks([1, 2, 3], ["20", "200", "10,000"])
ax.set_ylabel("images in the test set")
ax.set_xlabel("measured accuracy")
ax.axvline(accuracy, color="C3", lw=1)

# %% check tags=["hidden"]
assert set(train) | set(valid) | set(test) == set(range(examples))
for size, spread in spreads.items():
    assert abs(spread / np.sqrt(0.09 / size) - 1) < 0.15
