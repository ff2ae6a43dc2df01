"""One step of SGD, RMSprop and Adam by hand, and Keras's own beside it."""

# %% gradient
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
from keras.optimizers import SGD, Adam, RMSprop

start = np.array([1.0, 2.0], np.float32)


def valley(w):
    return 2 * w[0] ** 2 + 0.02 * w[1] ** 2


w = tf.Variable(start)
with tf.GradientTape() as tape:
    loss = valley(w)
gradient = tape.gradient(loss, w).numpy()
print("gradient:", gradient)

# %% sgd
learning_rate = 0.1


def sgd(w, gradient, state):
    return w - learning_rate * gradient, state


after, _ = sgd(start, gradient, state=None)
print("step:", (start - after).round(4))

# %% rmsprop
rho, momentum, epsilon = 0.9, 0.5, 1e-7


def rmsprop(w, gradient, state):
    square, velocity = state
    square = rho * square + (1 - rho) * gradient**2
    scaled = learning_rate * gradient / np.sqrt(square + epsilon)
    velocity = momentum * velocity + scaled
    return w - velocity, (square, velocity)


after, _ = rmsprop(start, gradient, state=(0.0, 0.0))
print("step:", (start - after).round(4))

# %% adam
beta_1, beta_2 = 0.9, 0.999


def adam(w, gradient, state):
    t, mean, square = state
    t = t + 1
    mean = beta_1 * mean + (1 - beta_1) * gradient
    square = beta_2 * square + (1 - beta_2) * gradient**2
    rate = learning_rate * np.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return w - rate * mean / (np.sqrt(square) + epsilon), (t, mean, square)


after, _ = adam(start, gradient, state=(0, 0.0, 0.0))
print("step:", (start - after).round(4))


# %% compare
def walk_by_hand(rule, state, steps):
    w, path = start, [start]
    for _ in range(steps):
        gradient = w * np.array([4, 0.04], np.float32)
        w, state = rule(w, gradient, state)
        path.append(w)
    return np.array(path)


def walk_with_keras(optimizer, steps):
    w, path = tf.Variable(start), [start]
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = valley(w)
        gradient = tape.gradient(loss, w)
        optimizer.apply([gradient], [w])
        path.append(w.numpy())
    return np.array(path)


rules = {
    "SGD": (sgd, None, SGD(0.1)),
    "RMSprop": (rmsprop, (0.0, 0.0), RMSprop(0.1, rho=0.9, momentum=0.5)),
    "Adam": (adam, (0, 0.0, 0.0), Adam(0.1, beta_1=0.9, beta_2=0.999)),
}
paths, rows = {}, {}
for name, (rule, state, optimizer) in rules.items():
    by_hand = walk_by_hand(rule, state, 40)
    paths[name] = walk_with_keras(optimizer, 40)
    rows[name] = {
        "1 step, by hand": by_hand[1].round(4),
        "1 step, Keras": paths[name][1].round(4),
        "40 steps agree": np.allclose(by_hand, paths[name], atol=1e-4),
    }
pd.DataFrame(rows).T

# %% plot
across, along = np.meshgrid(
    np.linspace(-1.2, 1.2, 41), np.linspace(-1, 2.4, 41)
)
figure, axes = plt.subplots()
heights = valley(np.stack([across, along]))
axes.contour(across, along, np.sqrt(heights), 7, alpha=0.35)
for number, (name, path) in enumerate(paths.items()):
    axes.plot(*path.T, "o-", color=f"C{number}", ms=3, lw=1.2, label=name)
axes.plot(0, 0, "*", color="C3", ms=14)
axes.set_xlabel("steep direction, $w_0$")
axes.set_ylabel("flat direction, $w_1$")
axes.legend(loc="lower left")

# %% check tags=["hidden"]
assert [rule().learning_rate for rule in (SGD, RMSprop, Adam)] == [
    np.float32(rate) for rate in (0.01, 0.001, 0.001)
]
assert SGD().momentum == RMSprop().momentum == 0
assert (RMSprop().rho, Adam().beta_1, Adam().beta_2) == (0.9, 0.9, 0.999)
assert RMSprop().epsilon == Adam().epsilon == 1e-7
for name, (rule, state, _) in rules.items():
    by_hand = walk_by_hand(rule, state, 40)
    np.testing.assert_allclose(by_hand[1], paths[name][1], rtol=1e-6)
    np.testing.assert_allclose(by_hand, paths[name], atol=1e-4)
assert 1.6 < paths["SGD"][-1][1] < 1.8
assert abs(paths["SGD"][-1][0]) < 0.01
