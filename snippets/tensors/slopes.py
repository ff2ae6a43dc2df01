"""The slope of y = x² at three places, and the way downhill."""

# %% slope
import tensorflow as tf


def square_and_slope(value):
    x = tf.Variable(value)
    with tf.GradientTape() as tape:
        y = x**2
    return y.numpy().item(), tape.gradient(y, x).numpy().item()


for value in (-1.0, 1.0, 0.0):
    y, slope = square_and_slope(value)
    print(f"x = {value:4}   y = {y}   slope = {slope:4}")

# %% plot
import matplotlib.pyplot as plt
import numpy as np

xs = np.linspace(-2, 2, 100)
fig, ax = plt.subplots(layout="constrained")
ax.plot(xs, xs**2, color="C0", label="y = x²")
for value, color in ((-1.0, "C1"), (1.0, "C2"), (0.0, "C3")):
    y, slope = square_and_slope(value)
    near = np.array([value - 0.6, value + 0.6])
    label = f"slope {slope:+.0f}" if slope else "slope 0"
    ax.plot(near, y + slope * (near - value), color=color, lw=2, label=label)
    ax.plot(value, y, "o", color=color)
    if slope:
        step = -0.35 * np.sign(slope)
        ax.annotate(
            "",
            xy=(value + step, -0.45),
            xytext=(value, -0.45),
            arrowprops={"arrowstyle": "->", "color": color, "lw": 2},
        )
ax.text(0, -0.75, "downhill: against the slope", ha="center", va="center")
ax.set_ylim(-1.1, 4.1)
ax.set_xlabel("x")
ax.set_ylabel("y")
ax.legend(loc="upper center")

# %% descend
x = tf.Variable(-1.0)
for _ in range(5):
    with tf.GradientTape() as tape:
        y = x**2
    slope = tape.gradient(y, x)
    print(f"x = {x.numpy():6.3f}   y = {y.numpy():.3f}   slope = {slope:.3f}")
    x.assign_sub(0.2 * slope)

# %% check tags=["hidden"]
assert square_and_slope(-1.0) == (1.0, -2.0)
assert square_and_slope(1.0) == (1.0, 2.0)
assert square_and_slope(0.0) == (0.0, 0.0)
