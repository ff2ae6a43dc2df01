"""How deep a tree should split, by validation error."""

# %% prune
import numpy as np
from sklearn.tree import DecisionTreeRegressor

rng = np.random.default_rng(5)
x = rng.uniform(-1, 1, (200, 1))
y = np.sin(5 * x[:, 0]) + rng.normal(0, 0.3, 200)
train, valid = slice(0, 100), slice(100, None)

errors = {}
for depth in range(1, 11):
    tree = DecisionTreeRegressor(max_depth=depth, random_state=0)
    tree.fit(x[train], y[train])
    squares = (tree.predict(x) - y) ** 2
    errors[depth] = squares[train].mean(), squares[valid].mean()
    print(
        f"depth {depth:2}: training {errors[depth][0]:.3f},",
        f"validation {errors[depth][1]:.3f}",
    )
best = min(errors, key=lambda depth: errors[depth][1])
print("lowest validation error at depth", best)

# %% check tags=["hidden"]
training = [error for error, _ in errors.values()]
assert training == sorted(training, reverse=True) and training[-1] < 0.02
assert 2 <= best <= 6 and errors[10][1] > 1.2 * errors[best][1]
