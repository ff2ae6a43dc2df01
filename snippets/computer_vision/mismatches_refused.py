"""Pairs of target and loss that Keras refuses."""

# %% refused
import keras
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
images, labels = x_all[:50] / np.float32(255), y_all[:50]
one_hot = keras.utils.to_categorical(labels, 10)
footwear = np.isin(labels, [5, 7, 9]).astype("float32")

sparse = "sparse_categorical_crossentropy"
pairs = [
    ("one-hot, sparse loss", one_hot, 10, "softmax", sparse),
    ("numbers, one-hot loss", labels, 10, "softmax", sparse[7:]),
    ("numbers, binary loss", labels, 10, "softmax", "binary_crossentropy"),
    ("one unit, sparse loss", footwear, 1, "sigmoid", sparse),
    ("nine units for ten classes", labels, 9, "softmax", sparse),
]
refused = 0
for name, y, units, activation, loss in pairs:
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(units, activation=activation),
        ]
    )
    model.compile(optimizer="sgd", loss=loss)
    try:
        model.train_on_batch(images, y)
    except Exception as error:
        refused += 1
        reason = str(error).split("Received")[-1].split("  Label")[0]
        print(f"{name}: {type(error).__name__}\n  received{reason}")

# %% check tags=["hidden"]
assert refused == len(pairs)
