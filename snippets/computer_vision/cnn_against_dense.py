"""A small convolutional net against dense nets, over three seeds."""

# %% data
import keras
import matplotlib.pyplot as plt
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
x_train = x_all[5000:7000, ..., None] / np.float32(255)
x_val = x_all[:1000, ..., None] / np.float32(255)
y_train, y_val = y_all[5000:7000], y_all[:1000]
print("images with a channels axis:", x_train.shape[1:])


# %% models
def convolutional():
    return keras.Sequential(
        [
            keras.Input(shape=(28, 28, 1)),
            keras.layers.Conv2D(8, 3, activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(2),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


def dense(units):
    return keras.Sequential(
        [
            keras.Input(shape=(28, 28, 1)),
            keras.layers.Flatten(),
            # a plain ReLU can die, and there will be only seven
            keras.layers.Dense(units, activation="leaky_relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )


# %% count
by_hand = {
    "Conv2D": (3 * 3 * 1 + 1) * 8,
    "Conv2D again": (3 * 3 * 8 + 1) * 16,
    "Dense": (5 * 5 * 16 + 1) * 10,
}
layers = [layer for layer in convolutional().layers if layer.count_params()]
for layer, (name, count) in zip(layers, by_hand.items(), strict=True):
    print(f"{name:13} {layer.count_params():5,}  by hand {count:5,}")
print(f"convolutional {convolutional().count_params():5,}")
print(f"dense, 7 units {(784 + 1) * 7 + (7 + 1) * 10:,}")

# %% train tags=["varies"]
builders = {"convolutional": convolutional, "dense": lambda: dense(7)}
accuracies = {name: [] for name in builders}
trained = {name: [] for name in builders}
for name, build in builders.items():
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        model = build()
        model.compile(
            optimizer=keras.optimizers.Adam(0.003),
            loss="sparse_categorical_crossentropy",
            steps_per_execution=20,  # the same steps, with less between them
        )
        model.fit(x_train, y_train, batch_size=50, epochs=8, verbose=0)
        classes = model(x_val).numpy().argmax(axis=-1)
        accuracies[name].append(np.mean(classes == y_val))
        trained[name].append(model)
    shown = "  ".join(f"{accuracy:.2f}" for accuracy in accuracies[name])
    print(f"{name:13}  right on {shown}")
means = {name: np.mean(values) for name, values in accuracies.items()}

# %% filters
cnn = trained["convolutional"][-1]
first, pool, second = cnn.layers[:3]
image = x_val[:1]
maps = first(image)[0].numpy()
kernels = first.kernel.numpy()[:, :, 0]
largest = np.abs(kernels).max()

fig, axes = plt.subplots(2, 8, figsize=(6.4, 2), layout="constrained")
for i, (top, bottom) in enumerate(axes.T):
    top.imshow(
        kernels[..., i],
        cmap="coolwarm",
        interpolation="none",
        vmin=-largest,
        vmax=largest,
    )
    bottom.imshow(maps[..., i], cmap="gray", interpolation="none")
for ax in axes.flat:
    ax.set(xticks=[], yticks=[])
    ax.spines[:].set(visible=True, color="0.5")

# %% favorites
responses = second(pool(first(x_val))).numpy()
strongest = responses.max(axis=(1, 2))

fig, axes = plt.subplots(4, 8, figsize=(6.4, 3.4), layout="constrained")
for channel, column in enumerate(axes.T):
    images = strongest[:, channel].argsort()[::-1]
    for ax, i in zip(column, images, strict=False):
        place = responses[i, ..., channel].argmax()
        row, col = np.unravel_index(place, responses.shape[1:3])
        patch = x_val[i, 2 * row : 2 * row + 8, 2 * col : 2 * col + 8]
        ax.imshow(
            patch[..., 0], cmap="gray", interpolation="none", vmin=0, vmax=1
        )
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set(visible=True, color="0.5")

# %% range
right, sure = {}, {}
for top in (1, 255):
    for seed, model in enumerate(trained["convolutional"]):
        probabilities = model(x_val * np.float32(top)).numpy()
        guesses = probabilities.argmax(axis=-1)
        right[top, seed] = np.mean(guesses == y_val)
        sure[top, seed] = np.mean(probabilities.max(axis=-1) > 0.99)
        print(
            f"pixels to {top:3}  seed {seed}  right {right[top, seed]:.2f}"
            f"  sure {sure[top, seed]:.0%}"
        )

# %% shift
shifted = np.roll(x_val, 4, axis=2)
moved = {}
for name, models in trained.items():
    for seed, model in enumerate(models):
        classes = model(shifted).numpy().argmax(axis=-1)
        moved[name, seed] = np.mean(classes == y_val)
        print(
            f"{name:13}  seed {seed}"
            f"  {accuracies[name][seed]:.2f} -> {moved[name, seed]:.2f}"
        )

# %% check tags=["hidden"]
assert means["convolutional"] > means["dense"] + 0.01
for seed in range(3):
    assert sure[1, seed] < 0.6 and sure[255, seed] > 0.9
    assert right[255, seed] > 0.5
lost = np.mean([right[1, seed] - right[255, seed] for seed in range(3)])
assert 0 < lost < 0.06
assert cnn.count_params() == sum(by_hand.values())
assert trained["dense"][-1].count_params() == 785 * 7 + 80
# The last patch alone gives the response: it is all that the unit sees.
alone = second(pool(first(patch[None])))[0, 0, 0, channel]
assert np.isclose(alone, responses[i, row, col, channel], rtol=1e-3)
for name, seed in moved:
    assert moved[name, seed] < accuracies[name][seed] - 0.1
