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

# %% winner
degrees = range(1, 11)
x_new = rng.uniform(-1, 1, 2_000)
y_new = np.sin(5 * x_new) + rng.normal(0, 0.3, 2_000)
too_low = {"the winner": 0, "degree 5": 0}
for _ in range(200):
    x = rng.uniform(-1, 1, 40)
    y = np.sin(5 * x) + rng.normal(0, 0.3, 40)
    pairs = list(folds(40, 5, rng))
    by_folds, by_new = np.empty(11), np.empty(11)
    for degree in degrees:
        curves = [Polynomial.fit(x[t], y[t], degree) for t, _ in pairs]
        by_folds[degree] = np.mean(
            [
                np.mean((curve(x[v]) - y[v]) ** 2)
                for curve, (_, v) in zip(curves, pairs, strict=True)
            ]
        )
        by_new[degree] = np.mean(
            [np.mean((curve(x_new) - y_new) ** 2) for curve in curves]
        )
    winner = by_folds[1:].argmin() + 1
    too_low["the winner"] += by_folds[winner] < by_new[winner]
    too_low["degree 5"] += by_folds[5] < by_new[5]
for name, count in too_low.items():
    print(f"{name}: too low in {count / 200:.0%} of the repetitions")

# %% check tags=["hidden"]
validated = np.concatenate([valid for _, valid in folds(40, 5, rng)])
assert set(validated) == set(range(40)) and len(validated) == 40
assert np.allclose(theirs, errors)
widths = [np.ptp(np.percentile(each, [25, 75])) for each in (one, five)]
assert widths[0] > 2 * widths[1]
assert too_low["the winner"] > too_low["degree 5"] + 10
