"""A 3×3 letter times a 1×3 model: K or X?"""

# %% letters
import tensorflow as tf

k = tf.constant([[1.0, 0.0, 1.0], [1.0, 1.0, 0.0], [1.0, 0.0, 1.0]])
x = tf.constant([[1.0, 0.0, 1.0], [0.0, 1.0, 0.0], [1.0, 0.0, 1.0]])
model = tf.constant([[1.0, 0.0, -1.0]])

# %% score
column = tf.reshape(model, (3, 1))
for name, letter in (("K", k), ("X", x)):
    output = tf.matmul(letter, column)
    score = tf.reduce_sum(output)
    print(name, "rows:", output.numpy().ravel(), " sum:", score.numpy())

# %% picture
import matplotlib.pyplot as plt

fig, axes = plt.subplots(2, 3, figsize=(6.8, 4.4), layout="constrained")
for row, (name, letter) in zip(axes, (("K", k), ("X", x)), strict=True):
    output = tf.matmul(letter, column)
    parts = (
        (f"letter {name}", letter),
        ("model", tf.repeat(model, 3, axis=0)),
        ("letter · model", letter * model),
    )
    for ax, (title, values) in zip(row, parts, strict=True):
        ax.imshow(values, cmap="coolwarm", vmin=-1.6, vmax=1.6)
        for i in range(3):
            for j in range(3):
                text = f"{values[i, j]:.0f}".replace("-0", "0")
                ax.text(j, i, text, ha="center", va="center", color="#222222")
        ax.set_title(title, fontsize=11)
        ax.set_xticks([])
        ax.set_yticks([])
    row[2].set_xlabel(f"sum: {tf.reduce_sum(output):.0f}", fontsize=11)

# %% others
letters = {
    "L": [[1, 0, 0], [1, 0, 0], [1, 1, 1]],
    "H": [[1, 0, 1], [1, 1, 1], [1, 0, 1]],
    "T": [[1, 1, 1], [0, 1, 0], [0, 1, 0]],
    "J": [[0, 0, 1], [1, 0, 1], [1, 1, 1]],
}
for name, pixels in letters.items():
    score = tf.reduce_sum(tf.constant(pixels, tf.float32) @ column)
    print(f"{name}: {score.numpy():4.1f}")

# %% check tags=["hidden"]
assert tf.reduce_sum(k @ column) == 1 and tf.reduce_sum(x @ column) == 0
