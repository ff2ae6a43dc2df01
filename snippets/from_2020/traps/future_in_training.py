"""A time series split at random: the test days lie between training days."""

# %% damage
import numpy as np
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor


def walk(seed):  # nobody can foretell its steps
    steps = np.random.default_rng(seed).normal(size=1000)
    return np.arange(1000)[:, None], np.cumsum(steps)


def score(x_train, x_test, y_train, y_test):
    model = KNeighborsRegressor(2).fit(x_train, y_train)
    return r2_score(y_test, model.predict(x_test))


mixed = [
    score(*train_test_split(*walk(seed), random_state=0)) for seed in (1, 2, 3)
]
print("variance explained:", np.round(mixed, 2))

# %% check
days, _ = walk(seed=1)
training, test = train_test_split(days, random_state=0)
print("training ends before the test:", training.max() < test.min())

# %% way_out
in_time = [
    score(*train_test_split(*walk(seed), shuffle=False)) for seed in (1, 2, 3)
]
print("variance explained:", np.round(in_time, 2))

# %% claims tags=["hidden"]
assert min(mixed) > 0.95 and max(in_time) < 0
