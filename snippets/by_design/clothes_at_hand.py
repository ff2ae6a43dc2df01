"""Ten kinds of clothes, 28 × 28 pixels each."""

# %% data
import keras
import matplotlib.pyplot as plt
import numpy as np

names = [
    *("T-shirt", "trouser", "pullover", "dress", "coat"),
    *("sandal", "shirt", "sneaker", "bag", "boot"),
]
(images, labels), _ = keras.datasets.fashion_mnist.load_data()
train, validation = slice(0, 500), slice(5_000, 6_000)
print(images[train].shape, images.dtype, images.min(), images.max())
print("images of each class:", np.bincount(labels[train]))

# %% pictures
figure, panels = plt.subplots(2, 5, figsize=(6.4, 2.9), layout="constrained")
for label, axes in enumerate(panels.ravel()):
    first = np.flatnonzero(labels == label)[0]
    axes.imshow(images[first], cmap="gray", interpolation="nearest")
    axes.set_title(names[label], fontsize=11)
    axes.set_axis_off()

# %% check tags=["hidden"]
assert images[train].shape == (500, 28, 28)
assert len(images[validation]) == 1_000
assert np.bincount(labels[train]).min() > 30
