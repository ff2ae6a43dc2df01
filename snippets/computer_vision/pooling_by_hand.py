"""Pooling by hand, by Keras, and what it does to a shifted image."""

# %% pool
import keras
import numpy as np


def max_pool(image, size):
    """The largest number of each square."""
    rows, columns = image.shape[0] // size, image.shape[1] // size
    squares = image[: rows * size, : columns * size].reshape(
        rows, size, columns, size
    )
    return squares.max(axis=(1, 3))


image = np.array([[1, 0, 2, 3], [4, 6, 6, 8], [3, 1, 1, 0], [1, 2, 2, 4]])
pooled = max_pool(image, 2)
print(pooled)
layer = keras.layers.MaxPooling2D(2)
theirs = layer(image[None, :, :, None].astype("float32"))
print("as Keras:", np.array_equal(theirs[0, :, :, 0], pooled))
print("parameters:", layer.count_params())

# %% shift
(x_train, _), _ = keras.datasets.fashion_mnist.load_data()
images = x_train[:200, ..., None] / np.float32(255)
moved = np.roll(images, 1, axis=2)  # one pixel to the right
changes = {}
for size in (1, 2, 4, 7):
    before = keras.layers.MaxPooling2D(size)(images).numpy()
    after = keras.layers.MaxPooling2D(size)(moved).numpy()
    changes[size] = np.abs(after - before).sum() / before.sum()
    print(f"pooled by {size}: {changes[size]:.0%} of the brightness changes")

# %% picture
import matplotlib.pyplot as plt

fig, axes = plt.subplots(1, 4, figsize=(6.4, 2.1), layout="constrained")
for ax, size in zip(axes, changes, strict=True):
    ax.imshow(
        max_pool(images[0, ..., 0], size), cmap="gray", interpolation="none"
    )
    ax.set_title("the image" if size == 1 else f"pooled by {size}", size=10)
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color="0.5")

# %% check tags=["hidden"]
assert np.array_equal(theirs[0, :, :, 0], pooled)
assert list(changes.values()) == sorted(changes.values(), reverse=True)
