"""Bills predicted from education and age by a matrix product."""

# %% data
import tensorflow as tf

features = tf.constant([[2, 24], [2, 26], [2, 57], [1, 37]])
parameters = tf.constant([[1000], [150]])
bills = tf.constant([[3913], [2682], [8617], [64400]])

# %% predict
predicted = tf.matmul(features, parameters)
print(predicted.numpy())

# %% error
error = bills - predicted
print(error.numpy())

# %% picture
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(6.8, 2.6), layout="constrained")
matrices = (
    (0, features.numpy(), "features (4, 2)"),
    (3.2, parameters.numpy(), "parameters (2, 1)"),
    (5.9, predicted.numpy(), "predicted (4, 1)"),
)
for left, values, title in matrices:
    height, width = values.shape
    for i in range(height):
        for j in range(width):
            x, y = left + j * 1.0, 3 - i
            used = title.startswith("parameters") or i == 0
            color = "C1" if used else "C0"
            box = plt.Rectangle((x, y), 0.95, 0.9, fc=color, alpha=0.3)
            ax.add_patch(box)
            ax.text(
                x + 0.475, y + 0.45, values[i, j], ha="center", va="center"
            )
    middle = left + width / 2
    ax.text(middle, 4.2, title, ha="center", fontsize=10)
for x, sign in ((2.5, "@"), (5.0, "=")):
    ax.text(x, 3.3, sign, ha="center", fontsize=14)
ax.text(7.2, 3.3, "2·1000 + 24·150", fontsize=11)
ax.set_xlim(-0.2, 9.6)
ax.set_ylim(-0.1, 4.7)
ax.set_axis_off()

# %% size
squared = tf.cast(error, tf.float32) ** 2
mse = tf.reduce_mean(squared).numpy()
absolute = tf.reduce_mean(tf.cast(tf.abs(error), tf.float32)).numpy()
print(f"mean squared error:  {mse:.4g}")
print(f"mean absolute error: {absolute:.4g}")
share = squared / tf.reduce_sum(squared)
print("share of each person:", share.numpy().ravel().round(3))

# %% check tags=["hidden"]
assert predicted.numpy().ravel().tolist() == [5600, 5900, 10550, 6550]

# %% refused
tf.matmul(parameters, features)
