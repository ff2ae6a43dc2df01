"""The gap with and without dropout, for two more seeds."""

# %% setup
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
images = images.astype("float32") / 255
train, validation = slice(0, 500), slice(5_000, 6_000)


# %% train
def measure(model, part):
    probabilities = model(images[part]).numpy()
    of_truth = probabilities[np.arange(len(probabilities)), labels[part]]
    right = probabilities.argmax(axis=1) == labels[part]
    return right.mean(), -np.log(of_truth).mean()


rows = {}
for seed in (1, 2):
    for name, rate in [("without", 0.0), ("with", 0.5)]:
        keras.utils.set_random_seed(seed)
        model = keras.Sequential(
            [
                keras.Input(shape=(28, 28)),
                keras.layers.Flatten(),
                keras.layers.Dense(512, activation="relu"),
                keras.layers.Dropout(rate),
                keras.layers.Dense(512, activation="relu"),
                keras.layers.Dropout(rate),
                keras.layers.Dense(10, activation="softmax"),
            ]
        )
        model.compile(
            loss="sparse_categorical_crossentropy",
            optimizer="adam",
            steps_per_execution=5,  # an epoch in one call: less waiting
        )
        model.fit(
            images[train], labels[train], batch_size=100, epochs=25, verbose=0
        )
        seen, _ = measure(model, train)
        unseen, loss = measure(model, validation)
        rows[seed, name] = {
            "training": seen,
            "validation": unseen,
            "gap": seen - unseen,
            "validation loss": loss,
        }

# %% table tags=["varies"]
table = pd.DataFrame(rows).T
table.index.names = ["seed", "dropout"]
table.map("{:.2f}".format)

# %% plot
figure, axes = plt.subplots(figsize=(6.4, 2.6), layout="constrained")
for y, ((seed, name), row) in enumerate(table.iterrows()):
    color = "C1" if name == "without" else "C2"
    ends = [row["validation"], row["training"]]
    axes.plot(ends, [y, y], color=color, lw=2.5)
    axes.plot(ends[0], y, "o", ends[1], y, "s", color=color, ms=8)
axes.set_yticks(range(4), [f"seed {s}, {name}" for s, name in table.index])
axes.invert_yaxis()
axes.margins(y=0.15)
axes.set_xlabel("accuracy: ● validation images, ■ training images")

# %% check tags=["hidden"]
without, dropped = (
    table.xs(name, level="dropout") for name in ("without", "with")
)
assert (dropped["gap"] < without["gap"] - 0.01).all()
assert (dropped["training"] < without["training"] - 0.01).all()
assert (dropped["validation"] < without["validation"] + 0.03).all()
assert (dropped["validation loss"] < without["validation loss"] - 0.05).all()
