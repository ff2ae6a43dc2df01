"""A convolution by hand, and the same numbers from Keras."""

# %% slide
import keras
import numpy as np


def slide(image, kernel):
    """Multiply and sum, at each place where the kernel fits."""
    height, width = kernel.shape
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    output = np.empty((rows, columns))
    for i in range(rows):
        for j in range(columns):
            patch = image[i : i + height, j : j + width]
            output[i, j] = np.sum(patch * kernel)
    return output


image = np.array(
    [
        [0, 0, 0, 9, 9, 9],
        [0, 0, 0, 9, 9, 9],
        [0, 0, 0, 9, 9, 9],
        [0, 0, 0, 9, 9, 9],
    ]
)
upright = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])
level = upright.T
print("upright edges:", *slide(image, upright).astype(int), sep="\n")
print("level edges:", *slide(image, level).astype(int), sep="\n")

# %% picture
import matplotlib.pyplot as plt

(x_train, y_train), _ = keras.datasets.fashion_mnist.load_data()
boot = x_train[y_train == 9][0] / np.float32(255)
fig, axes = plt.subplots(1, 3, figsize=(6.4, 2.6), layout="constrained")
axes[0].imshow(boot, cmap="gray", interpolation="none")
axes[0].set_title("an ankle boot")
for ax, kernel, name in (
    (axes[1], upright, "upright edges"),
    (axes[2], level, "level edges"),
):
    ax.imshow(
        slide(boot, kernel),
        cmap="coolwarm",
        interpolation="none",
        vmin=-3,
        vmax=3,
    )
    ax.set_title(name)
for ax in axes:
    ax.set_axis_off()

# %% keras
layer = keras.layers.Conv2D(filters=2, kernel_size=3, use_bias=False)
layer.build((None, 28, 28, 1))
print("kernels:", layer.kernel.shape)
kernels = np.stack([upright, level], axis=-1)[:, :, None, :]
layer.set_weights([kernels])

batch = boot[None, :, :, None]  # one image, one channel
maps = layer(batch).numpy()
print("image:", batch.shape, " feature maps:", maps.shape)
by_hand = np.stack([slide(boot, upright), slide(boot, level)], axis=-1)
assert np.allclose(maps[0], by_hand, atol=1e-5)
print("as by hand:", np.allclose(maps[0], by_hand, atol=1e-5))

# %% check tags=["hidden"]
assert slide(image, upright).max() == 27
assert not slide(image, level).any()
assert maps.shape == (1, 26, 26, 2)
