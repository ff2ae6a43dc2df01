"""Answers to the exercises on transfer learning."""

# %% setup
import keras
import numpy as np
from keras import layers

# %% count
halve = {"strides": 2, "padding": "same", "activation": "relu"}
base = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        layers.Conv2D(8, 5, **halve),
        layers.Conv2D(16, 3, **halve),
        layers.Conv2D(32, 3, **halve),
        layers.Flatten(),
    ]
)
model = keras.Sequential([base, layers.Dense(4, activation="softmax")])
learning = {}
for way, frozen in [("frozen", 3), ("fine-tuned", 2), ("full", 0)]:
    for number, layer in enumerate(base.layers):
        layer.trainable = number >= frozen
    learning[way] = sum(
        w.shape.num_elements() for w in model.trainable_weights
    )
    print(f"{way}: {learning[way]:,} of {model.count_params():,}")

# %% late
keras.utils.set_random_seed(0)
x = np.random.default_rng(0).normal(size=(16, 28, 28, 1))
y = np.arange(16) % 4
model.compile("adam", loss="sparse_categorical_crossentropy")


def moved():
    """How far a fit moves the first kernel."""
    kernel = base.layers[0].kernel
    before = kernel.numpy()
    model.fit(x, y, verbose=0)
    return np.abs(kernel.numpy() - before).max()


print(f"before: {moved():.4f}")
base.trainable = False
print(f"frozen after a fit: {moved():.4f}")
model.compile("adam", loss="sparse_categorical_crossentropy")
print(f"and compiled again: {moved():.4f}")
