"""Perfect predictions with a large loss: (6, 1) against (6,)."""

# %% loss
import numpy as np
import tensorflow as tf

prices = np.array([221900, 538000, 180000, 402101, 400000, 325000])
actual = tf.constant(prices / 1000, tf.float32)  # thousands of dollars
predicted = tf.reshape(actual, (6, 1))  # right to the last cent

loss = tf.reduce_mean((predicted - actual) ** 2).numpy()
print(f"mean squared error of perfect predictions: {loss:,.0f}")

# %% shapes
difference = predicted - actual
print(predicted.shape, "-", actual.shape, "->", difference.shape)

# %% picture
import matplotlib.pyplot as plt

fig, axes = plt.subplots(
    1,
    3,
    figsize=(6.8, 3),
    layout="constrained",
    gridspec_kw={"width_ratios": (1, 6, 6)},
)
parts = (
    ("(6, 1)", predicted.numpy()),
    ("(6,)", actual.numpy()[None]),
    ("difference: (6, 6)", difference.numpy()),
)
for ax, (title, values) in zip(axes, parts, strict=True):
    shown = ax.imshow(values, cmap="coolwarm", vmin=-540, vmax=540)
    height, width = values.shape
    ax.hlines(np.arange(0.5, height - 1), -0.5, width - 0.5, color="#ffffff")
    ax.vlines(np.arange(0.5, width - 1), -0.5, height - 0.5, color="#ffffff")
    ax.set_title(title, fontsize=11)
    ax.set_xticks([])
    ax.set_yticks([])
bar = fig.colorbar(shown, ax=axes, orientation="horizontal", shrink=0.6)
bar.set_label("thousands of dollars")

# %% flat
flat = tf.fill((6, 1), tf.reduce_mean(actual))
flat_loss = tf.reduce_mean((flat - actual) ** 2).numpy()
print(f"perfect predictions:         {loss:,.0f}")
print(f"the mean price for everyone: {flat_loss:,.0f}")

# %% cure
actual = tf.reshape(actual, (6, 1))
tf.debugging.assert_shapes([(predicted, ("n", 1)), (actual, ("n", 1))])
cured = tf.reduce_mean((predicted - actual) ** 2).numpy()
cured_flat = tf.reduce_mean((flat - actual) ** 2).numpy()
print(f"perfect predictions:         {cured:,.0f}")
print(f"the mean price for everyone: {cured_flat:,.0f}")

# %% keras
import keras

mse = keras.losses.MeanSquaredError()
print(mse(tf.reshape(actual, (6,)), predicted).numpy())

# %% check tags=["hidden"]
variance = np.var(prices / 1000)
assert np.isclose(loss, 2 * variance, rtol=1e-4)
assert np.isclose(flat_loss, variance, rtol=1e-4)
assert cured == 0
try:
    tf.debugging.assert_shapes([(actual[:, 0], ("n", 1))])
except ValueError:
    pass
else:
    raise AssertionError("assert_shapes took a vector for a column")
