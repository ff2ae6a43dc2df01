"""Answers to the exercises on validation."""

# %% sizes
import numpy as np
from numpy.polynomial import Polynomial

rng = np.random.default_rng(0)
accuracy, precision = 0.9, 0.01
size = accuracy * (1 - accuracy) / (precision / 2) ** 2
print(f"{size:,.0f} images")
measured = rng.binomial(round(size), accuracy, 10_000) / round(size)
within = np.mean(np.abs(measured - accuracy) <= precision)
print(f"within one point in {within:.0%} of the measurements")

# %% coins
flips = rng.integers(0, 2, (1000, 20))  # a thousand models that flip coins
answers = rng.integers(0, 2, 20)
right = (flips == answers).mean(axis=1)
print(f"the best of 1,000: {right.max():.2f} of the validation set")
new_flips, new_answers = rng.integers(0, 2, (2, 10_000))
print(f"the same one on new examples: {(new_flips == new_answers).mean():.2f}")

# %% leave one out
x = rng.uniform(-1, 1, 40)
y = np.sin(5 * x) + rng.normal(0, 0.3, 40)
errors = {}
for degree in range(1, 11):
    squares = []
    for i in range(40):
        rest = np.arange(40) != i
        curve = Polynomial.fit(x[rest], y[rest], degree)
        squares.append((curve(x[i]) - y[i]) ** 2)
    errors[degree] = np.mean(squares)
print({degree: round(float(error), 2) for degree, error in errors.items()})
print("chosen:", min(errors, key=errors.get))

# %% check tags=["hidden"]
assert within > 0.94
assert right.max() >= 0.8
assert 4 <= min(errors, key=errors.get) <= 8
