"""Dropout before an activation and behind it, with the same coins."""

# %% place
import numpy as np

rng = np.random.default_rng(0)
scores = rng.normal(size=6)
factor = 2 * (rng.random(6) >= 0.5)  # 0 for dropped, else 2


def relu(x):
    return np.maximum(x, 0)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


for activation in (relu, sigmoid):
    print(activation.__name__)
    print("  before:", activation(factor * scores).round(2) + 0.0)
    print("  behind:", (factor * activation(scores)).round(2) + 0.0)

# %% check tags=["hidden"]
assert np.allclose(relu(factor * scores), factor * relu(scores))
assert (sigmoid(factor * scores)[factor == 0] == 0.5).all()
assert 0 < (factor == 0).sum() < 6
