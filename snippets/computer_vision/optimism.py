"""The winner's validation error is too good to be true: 1,000 repetitions."""

# %% repeat
import matplotlib.pyplot as plt
import numpy as np
from numpy.polynomial import polynomial

rng = np.random.default_rng(0)
degrees = range(1, 11)
x_test = rng.uniform(-1, 1, 5000)
y_test = np.sin(5 * x_test) + rng.normal(0, 0.3, 5000)


def sample(size):
    x = rng.uniform(-1, 1, size)
    return x, np.sin(5 * x) + rng.normal(0, 0.3, size)


def errors_of_degrees(x_train, y_train, sets):
    """MSE of shape (sets, degrees)."""
    fits = [polynomial.polyfit(x_train, y_train, d) for d in degrees]
    return np.array(
        [
            [np.mean((polynomial.polyval(x, c) - y) ** 2) for c in fits]
            for x, y in sets
        ]
    )


repetitions = 1000
chosen, fixed = np.empty((2, repetitions, 2))
for i in range(repetitions):
    sets = [sample(10), (x_test, y_test)]  # validation, test
    errors = errors_of_degrees(*sample(30), sets)
    best = errors[0].argmin()
    chosen[i] = errors[:, best]
    fixed[i] = errors[:, 4]  # degree 5, without looking

# %% table
for name, errors in (("chosen of ten", chosen), ("always degree 5", fixed)):
    validation, test = np.median(errors, axis=0)
    too_low = np.mean(errors[:, 0] < errors[:, 1])
    print(
        f"{name:15}  validation {validation:.3f}  test {test:.3f}\n"
        f"  validation is lower in {too_low:.0%}"
    )

# %% picture
fig, ax = plt.subplots(figsize=(6.4, 4.2), layout="constrained")
ax.loglog(*chosen[:300].T, ".", alpha=0.6)
ends = [0.03, 0.6]
ax.plot(ends, ends, color="C3", lw=1)
ax.set_xlim(0.03, 0.6)
ax.set_ylim(0.07, 1.5)
ax.set_xticks([0.03, 0.1, 0.3], ["0.03", "0.1", "0.3"])
ax.set_yticks([0.1, 0.3, 1], ["0.1", "0.3", "1"])
ax.minorticks_off()
ax.set_xlabel("validation error of the chosen degree")
ax.set_ylabel("its test error")

# %% sizes
gaps = {}
for size in (10, 30, 100, 1000):
    ratios = []
    for _ in range(200):
        sets = [sample(size), (x_test[:2000], y_test[:2000])]
        errors = errors_of_degrees(*sample(30), sets)
        best = errors[0].argmin()
        ratios.append(errors[1, best] / errors[0, best])
    gaps[size] = np.median(ratios)
    print(f"validated on {size:4}: test / validation {gaps[size]:.2f}")

# %% check tags=["hidden"]
medians = np.median(chosen, axis=0)
low_chosen = np.mean(chosen[:, 0] < chosen[:, 1])
low_fixed = np.mean(fixed[:, 0] < fixed[:, 1])
assert medians[0] < 0.92 * medians[1]
assert low_chosen > low_fixed + 0.05
assert list(gaps.values()) == sorted(gaps.values(), reverse=True)
