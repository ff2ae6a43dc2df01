"""Sigmoid, tanh, ReLU and softmax, each with its gradient."""

# %% by hand
import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(x, 0)


def softmax(x):
    powers = np.exp(x)
    return powers / powers.sum(axis=-1, keepdims=True)


x = np.array([[-3.0, -1.0, 0.0, 1.0, 3.0]])
for name, by_hand in (
    ("sigmoid", sigmoid),
    ("tanh", np.tanh),
    ("relu", relu),
    ("softmax", softmax),
):
    y = by_hand(x)
    from_keras = np.array(keras.activations.get(name)(x))
    print(f"{name:8}", y[0].round(3), np.allclose(y, from_keras))

# %% gradients
points = tf.constant(x[0])
for name, formula in (
    ("sigmoid", lambda x: sigmoid(x) * (1 - sigmoid(x))),
    ("tanh", lambda x: 1 - np.tanh(x) ** 2),
    ("relu", lambda x: 1.0 * (x > 0)),
):
    with tf.GradientTape() as tape:
        tape.watch(points)
        y = keras.activations.get(name)(points)
    slopes = tape.gradient(y, points).numpy()
    print(f"{name:8}", slopes.round(3), np.allclose(slopes, formula(x[0])))

# %% plot
z = np.linspace(-6, 6, 301)
p = softmax(np.stack([z, np.ones_like(z), np.zeros_like(z)], axis=-1))
softmax_gradient = p[:, :1] * (np.array([1, 0, 0]) - p)
rows = [
    ("sigmoid", sigmoid(z), sigmoid(z) * (1 - sigmoid(z))),
    ("tanh", np.tanh(z), 1 - np.tanh(z) ** 2),
    # NaN lifts the pen at the jump
    ("ReLU", relu(z), np.where(np.abs(z) < 0.01, np.nan, z > 0)),
    ("softmax of (x, 1, 0)", p, softmax_gradient),
]
figure, panels = plt.subplots(4, 2, figsize=(6.4, 8.4), layout="constrained")
for row, (name, value, gradient) in zip(panels, rows, strict=True):
    row[0].plot(z, value)
    row[1].plot(z, gradient)
    row[0].set_title(name, fontsize=11)
    row[1].set_title("its gradient", fontsize=11)
    for axes in row:
        axes.grid(alpha=0.3)
for axes in panels[:3, 1]:
    axes.set_ylim(-0.05, 1.08)
for place, name in (
    ((3.4, 0.7), "1st"),
    ((-6, 0.8), "2nd"),
    ((-6, 0.33), "3rd"),
):
    color = f"C{int(name[0]) - 1}"
    panels[3, 0].text(*place, name, color=color)
for axes in panels[3]:
    axes.set_xlabel("x")

# %% check tags=["hidden"]
sigmoid_slopes = rows[0][2]
assert abs(sigmoid_slopes.max() - 0.25) < 1e-9
assert abs(rows[1][2].max() - 1) < 1e-9
assert np.abs(softmax_gradient.sum(axis=-1)).max() < 1e-12
assert np.allclose(p.sum(axis=-1), 1)
with tf.GradientTape() as tape:
    scores = tf.Variable([[2.0, 1.0, 0.0]])
    first = keras.activations.softmax(scores)[0, 0]
q = softmax(np.array([2.0, 1.0, 0.0]))
slopes = tape.gradient(first, scores).numpy().ravel()
assert np.allclose(slopes[0], q[0] * (1 - q[0]))
assert np.allclose(slopes[1:], -q[0] * q[1:])
