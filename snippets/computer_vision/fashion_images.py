"""Fashion-MNIST: shapes, ten classes, and what a picture is made of."""

# %% load
import keras

(x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
print("images:", x_train.shape, x_test.shape, x_train.dtype)
print("labels:", y_train.shape, y_test.shape, y_train.dtype)
print("pixels from", x_train.min(), "to", x_train.max())
print("the first labels:", y_train[:6])

# %% names
class_names = [
    "T-shirt",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
]
print([class_names[label] for label in y_train[:6]])

# %% pictures
import matplotlib.pyplot as plt
import numpy as np

fig, axes = plt.subplots(4, 5, figsize=(6.4, 5.6), layout="constrained")
for label, name in enumerate(class_names):
    top = 2 * (label // 5)
    column = axes[top : top + 2, label % 5]
    examples = x_train[y_train == label]
    for ax, image in zip(column, examples, strict=False):
        ax.imshow(image, cmap="gray", interpolation="none")
        ax.set_axis_off()
    column[0].set_title(name, fontsize=11)

# %% rows
print(x_train[0, 10:18, 8:20])

# %% counts
for name, labels in (("training", y_train), ("test", y_test)):
    counts = np.bincount(labels)
    print(f"{name}: {counts.min()} to {counts.max()} images of each class")

# %% check tags=["hidden"]
assert x_train.shape[1:] == (28, 28) and x_train.dtype == np.uint8
assert set(y_train) == set(y_test) == set(range(10))
assert x_train.min() == 0 and x_train.max() == 255
for labels in (y_train, y_test):
    assert (np.bincount(labels) == len(labels) / 10).all()
