"""Five checks before training, on the faulty data and on the right data."""

# %% variants
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)
pixels = table.drop(columns="label").to_numpy("float32")
one_hot = keras.utils.to_categorical(table["label"], 4)
variants = {
    "pixels as labels": (pixels[:, 4:], pixels[:, :4]),
    "right labels, unscaled": (pixels, one_hot),
    "right labels, scaled": (pixels / 255, one_hot),
}


def build(inputs, seed=0):
    keras.utils.set_random_seed(seed)
    network = keras.Sequential(
        [
            keras.Input(shape=(inputs,)),
            keras.layers.Dense(32, activation="sigmoid"),
            keras.layers.Dense(4, activation="softmax"),
        ]
    )
    network.compile(
        optimizer="rmsprop",
        loss="categorical_crossentropy",
        metrics=["accuracy"],
    )
    return network


# %% checks
rows = {}
for name, (images, targets) in variants.items():
    network = build(images.shape[1])
    loss, _ = network.evaluate(images, targets, verbose=0)
    ten = tf.data.Dataset.from_tensors((images[:10], targets[:10]))
    network.fit(ten.repeat(300), shuffle=False, verbose=0)
    _, accuracy = network.evaluate(ten, verbose=0)
    rows[name] = {
        "largest pixel": f"{images.max():.0f}",
        "values in targets": len(np.unique(targets)),
        "mean sum of a row of targets": f"{targets.sum(axis=1).mean():.0f}",
        "loss before training": f"{loss:.1f}",
        "accuracy on ten images": f"{accuracy:.1f}",
    }
checks = pd.DataFrame(rows)
checks

# %% guess
print(f"loss of a guess of 1/4 each: {-np.log(1 / 4):.2f}")

# %% look
import matplotlib.pyplot as plt

images, targets = variants["right labels, scaled"]
figure, axes = plt.subplots(1, 6, figsize=(6, 1.4), layout="constrained")
for ax, image, target in zip(axes, images, targets, strict=False):
    ax.imshow(image.reshape(28, 28), cmap="gray", vmin=0, vmax=1)
    ax.set(xticks=[], yticks=[], xlabel="ABCD"[target.argmax()])

# %% check tags=["hidden"]
ten_images = checks.loc["accuracy on ten images"].astype(float)
assert ten_images["right labels, scaled"] == 1
assert ten_images["pixels as labels"] < 0.8
assert checks.loc["values in targets"].iloc[1:].eq(2).all()
assert float(checks.loc["loss before training"].iloc[0]) > 300
assert all(
    1 < float(x) < 2 for x in checks.loc["loss before training"].iloc[1:]
)
assert ten_images["right labels, unscaled"] < 0.8
for name, enough in {"scaled": True, "unscaled": False}.items():
    images, targets = variants[f"right labels, {name}"]
    ten = tf.data.Dataset.from_tensors((images[:10], targets[:10]))
    for seed in (1, 2):
        network = build(784, seed)
        network.fit(ten.repeat(300), shuffle=False, verbose=0)
        _, accuracy = network.evaluate(ten, verbose=0)
        assert (accuracy == 1) if enough else (accuracy < 0.8)
