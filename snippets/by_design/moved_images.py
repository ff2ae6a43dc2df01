"""Train with and without shifts, turns and zooms; ask about moved images."""

# %% images
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from scipy import ndimage

(images, labels), others = keras.datasets.fashion_mnist.load_data()


def small(images):
    """Every other pixel of every other row: 14 × 14, one channel."""
    return images[:, ::2, ::2, None] / np.float32(255)


x_train, y_train = small(images[:1_000]), labels[:1_000]
x_test, y_test = small(others[0][:500]), others[1][:500]

# %% layers
keras.utils.set_random_seed(3)  # a layer draws its seed when it is made
movements = [
    keras.layers.RandomTranslation(0.1, 0.1, fill_mode="constant"),
    keras.layers.RandomRotation(15 / 360, fill_mode="constant"),
    keras.layers.RandomZoom(0.15, fill_mode="constant"),
]

# %% eight
figure, panels = plt.subplots(2, 4, figsize=(5.8, 3))
for axes in panels.flat:
    moved = images[:1, ..., None] / np.float32(255)
    for layer in movements:
        moved = layer(moved, training=True)
    axes.imshow(moved[0, ..., 0], cmap="gray", interpolation="nearest")
    axes.set_axis_off()

# %% changes
larger = ndimage.zoom(x_test, (1, 1.3, 1.3, 1), order=1)  # 18 × 18
changes = {
    f"shifted by {pixels}": np.pad(
        x_test, ((0, 0), (0, 0), (pixels, 0), (0, 0))
    )[:, :, :14]
    for pixels in range(6)
} | {
    "turned by 20°": ndimage.rotate(
        x_test, 20, axes=(1, 2), reshape=False, order=1
    ),
    "1.3 × as large": larger[:, 2:16, 2:16],
}


# %% train
def accuracies(layers):
    """A row for each of three seeds, a column for each change."""
    model = keras.Sequential(
        [
            keras.Input((14, 14, 1)),
            *layers,
            keras.layers.Conv2D(16, 3, strides=2, activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(64, "relu"),
            keras.layers.Dense(10, "softmax"),
        ]
    )
    optimizer = keras.optimizers.Adam(0.005)
    model.compile(
        optimizer,
        "sparse_categorical_crossentropy",
        steps_per_execution=20,  # an epoch in one call: less waiting
    )
    optimizer.build(model.trainable_variables)
    unused = [variable.numpy() for variable in optimizer.variables]
    rows = []
    for seed in (1, 2, 3):
        keras.utils.set_random_seed(seed)  # and everything begins anew
        model.set_weights(keras.models.clone_model(model).get_weights())
        for variable, value in zip(optimizer.variables, unused, strict=True):
            variable.assign(value)
        model.fit(x_train, y_train, batch_size=50, epochs=12, verbose=0)
        answers = [np.argmax(model(x), axis=1) for x in changes.values()]
        rows.append([np.mean(answer == y_test) for answer in answers])
    return pd.DataFrame(rows, columns=[*changes])


ways = {"as they are": accuracies([]), "moved": accuracies(movements)}

# %% table
table = pd.DataFrame(
    {
        (name, statistic): getattr(runs, statistic)()
        for name, runs in ways.items()
        for statistic in ("min", "max")
    }
)
table.round(2)

# %% plot
figure, axes = plt.subplots()
for number, (name, runs) in enumerate(ways.items()):
    curves = runs.iloc[:, :6]  # shifted by 0 to 5
    axes.fill_between(
        range(6), curves.min(), curves.max(), color=f"C{number}", alpha=0.3
    )
    axes.plot(curves.mean().to_numpy(), f"C{number}o-", label=name)
axes.axhline(0.1, color="C7", lw=1.2, label="a guess")
axes.set(xlabel="pixels shifted", ylabel="accuracy", ylim=(0, 1))
axes.legend(title="trained on images")

# %% check tags=["hidden"]
plain, moved = ways["as they are"], ways["moved"]
assert plain["shifted by 0"].min() > moved["shifted by 0"].mean()
assert moved["shifted by 2"].min() > plain["shifted by 2"].max()
assert moved["shifted by 3"].mean() > plain["shifted by 3"].mean()
assert moved["turned by 20°"].mean() > plain["turned by 20°"].mean()
price = (plain["shifted by 0"] - moved["shifted by 0"]).mean()
gain = (moved["shifted by 2"] - plain["shifted by 2"]).mean()
turned = (moved["turned by 20°"] - plain["turned by 20°"]).mean()
larger_gain = (moved["1.3 × as large"] - plain["1.3 × as large"]).mean()
assert max(plain["shifted by 5"].max(), moved["shifted by 5"].max()) < 0.25
