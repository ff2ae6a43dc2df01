"""High age or a high bill, not both: no weighted sum can say it."""

# %% line
import numpy as np

# Columns: high age? high bill?  Default if exactly one of them is 1.
cases = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)
default = np.array([0, 1, 1, 0], float)

with_bias = np.column_stack([cases, np.ones(4)])
best, *_ = np.linalg.lstsq(with_bias, default)
print("best weighted sum:", (with_bias @ best).round(3))

# %% logistic
from sklearn.linear_model import LogisticRegression

logistic = LogisticRegression().fit(cases, default)
print("with a sigmoid:   ", logistic.predict_proba(cases)[:, 1].round(3))


# %% network
def network(age, bill):
    unit1 = np.maximum(age + bill, 0)  # ReLU: how many are high
    unit2 = np.maximum(age + bill - 1, 0)  # how far beyond one
    return unit1 - 2 * unit2


print("two ReLU units:   ", network(*cases.T))

# %% regions
import matplotlib.pyplot as plt

side = np.linspace(-0.3, 1.3, 81)
age, bill = np.meshgrid(side, side)
figure, panels = plt.subplots(1, 2, figsize=(6.4, 3.4), layout="constrained")
for axes, answer, title in (
    (panels[0], age + bill, "one weighted sum"),
    (panels[1], network(age, bill), "two ReLU units"),
):
    axes.contourf(
        age,
        bill,
        answer,
        levels=[-10, 0.5, 10],
        colors=["C0", "C1"],
        alpha=0.3,
    )
    for case, marker, color in ((0, "o", "C0"), (1, "X", "C1")):
        points = cases[default == case].T
        axes.plot(*points, marker, color=color, ms=10)
    axes.set(title=title, xlabel="age", ylabel="bill", aspect="equal")

# %% check tags=["hidden"]
assert np.allclose(with_bias @ best, 0.5)
assert np.allclose(logistic.predict_proba(cases), 0.5)
assert np.array_equal(network(*cases.T), default)
rules = np.random.default_rng(0).normal(size=(100_000, 3))
right = ((with_bias @ rules.T > 0) == default[:, None]).sum(axis=0)
assert right.max() == 3
