"""K-fold: every example validates once."""

# %% folds
import numpy as np
from numpy.polynomial import Polynomial
from sklearn.model_selection import KFold


def folds(examples, k, rng):
    """Pairs of places: to train on, to validate on."""
    parts = np.array_split(rng.permutation(examples), k)
    for i, valid in enumerate(parts):
        train = np.concatenate(parts[:i] + parts[i + 1 :])
        yield train, valid


rng = np.random.default_rng(0)
for train, valid in folds(10, 5, rng):
    print("train on", np.sort(train), " validate on", np.sort(valid))

# %% errors
x = rng.uniform(-1, 1, 40)
y = np.sin(5 * x) + rng.normal(0, 0.3, 40)


def error(train, valid):
    curve = Polynomial.fit(x[train], y[train], 5)
    return np.mean((curve(x[valid]) - y[valid]) ** 2)


ours = folds(40, 5, np.random.default_rng(1))
errors = [error(train, valid) for train, valid in ours]
print("by fold:", np.round(errors, 3))
print(f"mean {np.mean(errors):.3f}, smallest {min(errors):.3f}", end=", ")
print(f"largest {max(errors):.3f}")
spread = max(errors) / min(errors)

# %% library
order = np.random.default_rng(1).permutation(40)  # the same random order
theirs = [
    error(order[train], order[valid])
    for train, valid in KFold(n_splits=5).split(order)
]
print("by fold:", np.round(theirs, 3), f"mean {np.mean(theirs):.3f}")

# %% repeat
one, five = [], []
for _ in range(500):
    by_fold = [error(train, valid) for train, valid in folds(40, 5, rng)]
    one.append(by_fold[0])
    five.append(np.mean(by_fold))
for name, results in (("one split: ", one), ("five folds:", five)):
    low, high = np.percentile(results, [25, 75])
    print(f"{name} half lie from {low:.3f} to {high:.3f}")

# %% check tags=["hidden"]
validated = np.concatenate([valid for _, valid in folds(40, 5, rng)])
assert set(validated) == set(range(40)) and len(validated) == 40
assert np.allclose(theirs, errors)
widths = [np.ptp(np.percentile(each, [25, 75])) for each in (one, five)]
assert widths[0] > 2 * widths[1]
