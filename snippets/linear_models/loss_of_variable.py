"""A loss as a function of one trainable number."""

# %% loss
import keras
import matplotlib.pyplot as plt
import numpy as np
import tensorflow as tf

features = tf.constant([1, 2, 3, 4, 5], tf.float32)
targets = tf.constant([2, 4, 6, 8, 10], tf.float32)
scalar = tf.Variable(1.0)


def model(scalar):
    return scalar * features


def loss(scalar):
    return keras.losses.mean_absolute_error(targets, model(scalar))


print(f"MAE at scalar 1.0: {loss(scalar):.1f}")

# %% gradient
with tf.GradientTape() as tape:
    value = loss(scalar)
slope = tape.gradient(value, scalar)
print(f"slope of the loss at 1.0: {slope:.1f}")

# %% curve
scalars = np.linspace(-1, 5, 121)
figure, axes = plt.subplots()
axes.plot(scalars, [loss(s) for s in scalars])
axes.plot(1.0, value, "o", color="C1", markersize=9, label="scalar 1.0")
axes.plot([0, 2], [value - slope, value + slope], "--", color="C1")
axes.set_xlabel("scalar")
axes.set_ylabel("MAE")
axes.legend()

# %% check tags=["hidden"]
assert float(value) == 3.0 and float(slope) == -3.0
assert float(loss(2.0)) == 0.0
