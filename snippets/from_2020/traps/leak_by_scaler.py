"""Preparing with all rows, before the split: what leaks, and how much."""

# %% damage
import numpy as np
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def noise(seed):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(100, 2000)), rng.integers(2, size=100)


def accuracy(model, x, y):
    return cross_val_score(model, x, y, cv=5).mean()


scaled, selected = [], []
for seed in (1, 2, 3):
    x, y = noise(seed)
    x = StandardScaler().fit_transform(x)  # has seen the test rows
    scaled.append(accuracy(LogisticRegression(), x[:, :20], y))
    best = SelectKBest(k=20).fit_transform(x, y)  # and their labels, too
    selected.append(accuracy(LogisticRegression(), best, y))
print("accuracy on coin flips")
print("scaled with all rows:  ", np.round(scaled, 2))
print("and columns chosen:    ", np.round(selected, 2))

# %% check
x, y = noise(seed=1)
chosen = SelectKBest(k=20).fit(x, y).get_support()
chosen_without = SelectKBest(k=20).fit(x[20:], y[20:]).get_support()
both = np.sum(chosen & chosen_without)
print(f"chosen again without 20 rows: {both} of 20")

# %% way_out
inside = make_pipeline(
    StandardScaler(), SelectKBest(k=20), LogisticRegression()
)
honest = [accuracy(inside, *noise(seed)) for seed in (1, 2, 3)]
print("accuracy on coin flips:", np.round(honest, 2))

# %% claims tags=["hidden"]
assert min(selected) > 0.75 and max(honest) < 0.65, (selected, honest)
assert max(scaled) < 0.65, scaled
assert both < 20
