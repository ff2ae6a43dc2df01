"""Answers to the exercises on convolutions."""

# %% count
import keras

layer = keras.layers.Conv2D(32, 5)
layer.build((None, 64, 64, 3))
print((5 * 5 * 3 + 1) * 32, layer.count_params())
print(layer.compute_output_shape((None, 64, 64, 3)))

# %% blur
import matplotlib.pyplot as plt
import numpy as np

(x_train, _), _ = keras.datasets.fashion_mnist.load_data()
image = x_train[:1, ..., None] / np.float32(255)
mean = np.full((3, 3), 1 / 9)
sharp = np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]])
layer = keras.layers.Conv2D(2, 3, use_bias=False)
layer.build(image.shape)
layer.set_weights([np.stack([mean, sharp], axis=-1)[:, :, None]])
maps = layer(image)[0].numpy()

fig, axes = plt.subplots(1, 3, figsize=(6.4, 2.6), layout="constrained")
pictures = [image[0, ..., 0], maps[..., 0], maps[..., 1]]
titles = ["the image", "mean", "sharpened"]
for ax, picture, title in zip(axes, pictures, titles, strict=True):
    ax.imshow(picture, cmap="gray", interpolation="none", vmin=0, vmax=1)
    ax.set_title(title)
    ax.set_axis_off()

# %% check tags=["hidden"]
assert layer.count_params() == 18
