"""Choose the degree of a polynomial by its validation error."""

# %% data
import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial import Polynomial

rng = np.random.default_rng(5)


def truth(x):
    return np.sin(5 * x)


def sample(size):
    x = rng.uniform(-1, 1, size)
    return x, truth(x) + rng.normal(0, 0.3, size)


x_train, y_train = sample(30)
x_valid, y_valid = sample(30)

# %% degrees
curves, train_errors, valid_errors = {}, {}, {}
for degree in range(1, 11):
    curve = Polynomial.fit(x_train, y_train, degree)
    curves[degree] = curve
    train_errors[degree] = np.mean((curve(x_train) - y_train) ** 2)
    valid_errors[degree] = np.mean((curve(x_valid) - y_valid) ** 2)
    print(
        f"degree {degree:2}  training {train_errors[degree]:.3f}"
        f"  validation {valid_errors[degree]:.3f}"
    )
best = min(valid_errors, key=valid_errors.get)
print("chosen:", best)

# %% errors
fig, ax = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
ax.semilogy(train_errors.keys(), train_errors.values(), "o-", label="training")
ax.semilogy(
    valid_errors.keys(), valid_errors.values(), "o-", label="validation"
)
ax.set_xticks(range(1, 11))
ax.set_yticks([0.05, 0.1, 0.2, 0.5], ["0.05", "0.1", "0.2", "0.5"])
ax.minorticks_off()
ax.set_xlabel("degree")
ax.set_ylabel("mean squared error")
ax.legend()

# %% fits
x = np.linspace(-1, 1, 300)
fig, axes = plt.subplots(
    1, 3, figsize=(6.4, 2.9), sharey=True, layout="constrained"
)
for ax, degree in zip(axes, (1, best, 10), strict=True):
    ax.plot(x_train, y_train, "o", ms=4, label="training")
    ax.plot(x_valid, y_valid, "x", ms=5, color="C1", label="validation")
    ax.plot(x, curves[degree](x), color="C2")
    ax.set_ylim(-2, 2)
    ax.set_title(f"degree {degree}")
    ax.set_xlabel("x")
handles = axes[0].get_legend_handles_labels()
fig.legend(*handles, loc="outside lower center", ncols=2)

# %% check tags=["hidden"]
train_list = list(train_errors.values())
assert all(np.diff(train_list) < 1e-12)
assert 2 < best < 8
assert valid_errors[10] > 1.3 * valid_errors[best]
assert valid_errors[1] > 1.3 * valid_errors[best]
