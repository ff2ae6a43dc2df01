"""The first 2,000 hands that show A, B, C or D."""

# %% table
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

# The first 14,000 rows hold more than enough of the four letters. Every
# number lies between 0 and 255, so one byte each will do.
table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)
print("rows and columns:", table.shape)
table.iloc[:4, :9]

# %% arrays
images = table.drop(columns="label").to_numpy("float32") / 255
labels = table["label"].to_numpy()
targets = keras.utils.to_categorical(labels, 4)
print("images:", images.shape, "from", images.min(), "to", images.max())
print("labels:", labels[:3])
print("targets:")
print(targets[:3])

# %% picture
figure, axes = plt.subplots(4, 7, figsize=(6, 3.7), layout="constrained")
for label, row in enumerate(axes):
    shown = images[labels == label][:7]
    for ax, image in zip(row, shown, strict=True):
        ax.imshow(image.reshape(28, 28), cmap="gray", vmin=0, vmax=1)
        ax.set_xticks([])
        ax.set_yticks([])
    row[0].set_ylabel("ABCD"[label], rotation=0, labelpad=12, va="center")

# %% counts
for letter, count in zip("ABCD", np.bincount(labels), strict=True):
    print(letter, count)

# %% check tags=["hidden"]
assert images.shape == (2000, 784) and targets.shape == (2000, 4)
assert images.min() >= 0 and images.max() == 1
assert (targets.argmax(axis=1) == labels).all()
assert set(labels) == {0, 1, 2, 3}
assert all(450 < count < 550 for count in np.bincount(labels))
