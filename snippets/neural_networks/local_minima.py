"""A loss with several minima, and where SGD and RMSprop end."""

# %% loss
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf


def f(x):
    return 4 * tf.cos(x - 1) + tf.cos(2 * np.pi * x) / x


x = np.linspace(0.05, 7, 100_000)
y = f(x).numpy()
inner = y[1:-1]
lowest = 1 + np.flatnonzero((inner < y[:-2]) & (inner < y[2:]))
minima = x[lowest]
pd.DataFrame({"x": minima, "f(x)": y[lowest]}).map("{:.3f}".format)


# %% descend
def walk(optimizer, start, steps):
    x = tf.Variable(start)
    optimizer.build([x])

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = f(x)
        gradient = tape.gradient(loss, x)
        optimizer.apply([gradient], [x])

    path = [start]
    for _ in range(steps):
        step()
        path.append(float(x))
    return np.array(path)


from_6 = walk(keras.optimizers.SGD(0.01), 6.0, 100)
from_03 = walk(keras.optimizers.SGD(0.01), 0.3, 100)
print(f"from 6.0: x = {from_6[-1]:.3f}, f(x) = {f(from_6[-1]):.3f}")
print(f"from 0.3: x = {from_03[-1]:.3f}, f(x) = {f(from_03[-1]):.3f}")

# %% plot
curve = x[x > 0.16][::70]
figure, axes = plt.subplots()
axes.plot(curve, f(curve), color="C7", lw=1.5)
axes.plot(minima, y[lowest], "*", color="C3", ms=11, label="minima")
for number, path in enumerate([from_6, from_03]):
    label = f"SGD from {path[0]}"
    axes.plot(path, f(path), "o", color=f"C{number}", ms=4, label=label)
    axes.plot(path[0], f(path[0]), "s", color=f"C{number}", ms=8)
axes.set_xlabel("x")
axes.set_ylabel("f(x)")
axes.legend()

# %% momentum
RMSprop = keras.optimizers.RMSprop
without = walk(RMSprop(0.01, momentum=0.0), 0.05, 100)
with_99 = walk(RMSprop(0.01, momentum=0.99), 0.05, 100)
print(f"momentum 0.0:  x = {without[-1]:.2f}, f(x) = {f(without[-1]):.2f}")
print(f"momentum 0.99: x = {with_99[-1]:.2f}, f(x) = {f(with_99[-1]):.2f}")

# %% paths
figure, axes = plt.subplots()
axes.plot(curve, f(curve), color="C7", lw=1.5)
axes.plot(minima, y[lowest], "*", color="C3", ms=11)
for number, (name, path) in enumerate([("0.0", without), ("0.99", with_99)]):
    seen = path[path > 0.16]
    label = f"momentum {name}"
    axes.plot(seen, f(seen), "o", color=f"C{number}", ms=4, label=label)
    axes.plot(path[-1], f(path[-1]), "s", color=f"C{number}", ms=9)
axes.set_xlabel("x")
axes.set_ylabel("f(x)")
axes.legend()

# %% longer
rows = {}
for momentum in (0.0, 0.9, 0.96, 0.98, 0.99):
    path = walk(RMSprop(0.01, momentum=momentum), 0.05, 1000)
    rows[momentum] = {
        "x after 100 steps": path[100],
        "farthest x": path.max(),
        "x after 1,000 steps": path[-1],
    }
longer = path
table = pd.DataFrame(rows).T.rename_axis("momentum")
table.map("{:.2f}".format)

# %% swing
figure, axes = plt.subplots()
axes.plot(longer, color="C1", lw=1.5)
axes.plot(100, longer[100], "o", color="C0", ms=9, label="after 100 steps")
for minimum in minima:
    axes.axhline(minimum, color="C3", lw=0.8, ls="--")
axes.set_xlabel("step")
axes.set_ylabel("x")
axes.legend(loc="lower right")

# %% check tags=["hidden"]
np.testing.assert_allclose(minima, [0.421, 1.575, 3.713, 4.380], atol=2e-3)
assert abs(from_6[-1] - minima[3]) < 0.002
assert abs(from_03[-1] - minima[0]) < 0.002
assert y[lowest].argmin() == 3
assert f(from_6[-1]) < f(from_03[-1]) - 5
assert abs(without[-1] - 0.421) < 0.01
assert abs(with_99[-1] - 4.380) < 0.1
np.testing.assert_allclose(longer[:101], with_99, rtol=1e-5)
last = table["x after 1,000 steps"]
assert (abs(last[[0.0, 0.9, 0.96]] - 0.421) < 0.02).all()
assert abs(last[0.98] - 4.380) < 0.02
assert abs(last[0.99] - 3.713) < 0.02
assert abs(longer[-300:] - minima[2]).max() < 0.2
assert (table["farthest x"][[0.0, 0.9, 0.96]] < 0.977).all()
