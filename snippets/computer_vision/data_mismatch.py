"""Trained on pictures of a shop, tested on pictures of its customers."""

# %% sources
import keras
import matplotlib.pyplot as plt
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
rng = np.random.default_rng(0)


def photographed(images):
    """Off center by up to four pixels, in poor light, with noise."""
    photos = np.empty_like(images)
    for photo, image in zip(photos, images, strict=True):
        shift = tuple(rng.integers(-4, 5, 2))
        light = rng.uniform(0.3, 1)
        photo[:] = light * np.roll(image, shift, axis=(0, 1))
    noise = rng.normal(0, 0.05, photos.shape)
    return np.clip(photos + noise, 0, 1).astype("float32")


pictures = x_all / np.float32(255)
x_shop_valid, y_shop_valid = pictures[:1000], y_all[:1000]
x_photo_test = photographed(pictures[1000:2000])
y_photo_test = y_all[1000:2000]
x_photo, y_photo = photographed(pictures[2000:3000]), y_all[2000:3000]
x_shop, y_shop = pictures[3000:5000], y_all[3000:5000]

# %% look
fig, axes = plt.subplots(2, 8, figsize=(6.4, 2), layout="constrained")
for row, images, name in (
    (axes[0], x_shop_valid, "from the shop"),
    (axes[1], x_photo_test, "from customers"),
):
    for ax, image in zip(row, images, strict=False):
        ax.imshow(image, cmap="gray", interpolation="none", vmin=0, vmax=1)
        ax.set_axis_off()
    row[0].set_title(name, loc="left", fontsize=10)


# %% train
def accuracies(x, y, seed):
    """On images of the shop, and of customers."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(100, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    model.fit(x, y, batch_size=100, epochs=6, verbose=0)
    return [
        np.mean(model(images).numpy().argmax(axis=-1) == labels)
        for images, labels in (
            (x_shop_valid, y_shop_valid),
            (x_photo_test, y_photo_test),
        )
    ]


half = np.concatenate([x_shop[:1000], x_photo])
half_labels = np.concatenate([y_shop[:1000], y_photo])
sources = {
    "2,000 of the shop": (x_shop, y_shop),
    "1,000 of each": (half, half_labels),
}
results = {}
for name, (x, y) in sources.items():
    results[name] = np.array([accuracies(x, y, seed) for seed in range(3)])
    for shop, photo in results[name]:
        print(f"{name:17}  shop {shop:.2f}  customers {photo:.2f}")

# %% check tags=["hidden"]
only, mixed = results["2,000 of the shop"], results["1,000 of each"]
drop = (only[:, 0] - only[:, 1]).mean()
gain = (mixed[:, 1] - only[:, 1]).mean()
assert (only[:, 0] > only[:, 1] + 0.15).all()
assert (mixed[:, 1] > only[:, 1] + 0.05).all()
