"""An image becomes a vector: reshape, and where each pixel goes."""

# %% images
import tensorflow as tf

tf.random.set_seed(1)
gray = tf.random.uniform((28, 28), maxval=256, dtype=tf.int32)
color = tf.random.uniform((28, 28, 3), maxval=256, dtype=tf.int32)

gray_vector = tf.reshape(gray, (28 * 28,))
color_vector = tf.reshape(color, (28 * 28 * 3,))
print(gray.shape, "->", gray_vector.shape)
print(color.shape, "->", color_vector.shape)

# %% back
same = tf.reshape(gray_vector, (28, 28)) == gray
print("every pixel back in place:", bool(tf.reduce_all(same)))
print("minus one means the rest: ", tf.reshape(color, (28, -1)).shape)

# %% order
small = tf.constant([[1, 2, 3], [4, 5, 6]])
print(tf.reshape(small, (6,)).numpy())

row, column = 5, 9
print(gray[row, column] == gray_vector[28 * row + column])

# %% not transpose
print(tf.reshape(small, (3, 2)).numpy())
print(tf.transpose(small).numpy())

# %% scramble
import matplotlib.pyplot as plt
import numpy as np

letter = np.zeros((28, 40), dtype="float32")  # 28 rows, 40 columns
letter[4:24, 10:15] = 1
letter[4:9, 10:30] = 1
letter[13:17, 10:25] = 1
pictures = (
    ("image (28, 40)", letter),
    ("transposed (40, 28)", tf.transpose(letter)),
    ("reshaped (40, 28)", tf.reshape(letter, (40, 28))),
)
fig, axes = plt.subplots(1, 3, figsize=(6.8, 3), layout="constrained")
for ax, (title, picture) in zip(axes, pictures, strict=True):
    ax.imshow(picture)
    ax.set_title(title, fontsize=11)
    ax.set_xticks([])
    ax.set_yticks([])

# %% check tags=["hidden"]
assert gray_vector.shape == 784 and color_vector.shape == 2352
assert bool(tf.reduce_all(same))

# %% refused
tf.reshape(gray, (28, 27))
