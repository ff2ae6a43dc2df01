"""Answers to the exercises on training and validation."""

# %% steps
import math

import keras
import numpy as np
import pandas as pd
import tensorflow as tf

steps = math.ceil(1800 / 32)
print("steps in an epoch:", steps)
print("images in the last batch:", 1800 - (steps - 1) * 32)

# %% one image
for images in (25, 200, 2000):
    print(f"{images:4} images: one more mistake costs {1 / images:.2%}")

# %% shuffled
table = pd.read_csv("data/sign_mnist_train.csv", nrows=2000, dtype="uint8")
table = table[table["label"] <= 3].head(50)
images = table.drop(columns="label").to_numpy("float32") / 255
labels = table["label"].to_numpy()

results = []
for seed in range(3):
    rng = np.random.default_rng(seed)
    nonsense = rng.integers(0, 4, 25)
    targets = keras.utils.to_categorical(nonsense, 4)
    batch = tf.data.Dataset.from_tensors((images[:25], targets))
    keras.utils.set_random_seed(seed)
    network = keras.Sequential(
        [
            keras.Input(shape=(784,)),
            keras.layers.Dense(1024, activation="relu"),
            keras.layers.Dense(4, activation="softmax"),
        ]
    )
    network.compile(optimizer="adam", loss="categorical_crossentropy")
    network.fit(batch.repeat(400), shuffle=False, verbose=0)
    answers = network(images).numpy().argmax(axis=1)
    learned = np.mean(answers[:25] == nonsense)
    others = np.mean(answers[25:] == labels[25:])
    print(f"nonsense learned: {learned:.2f}, true letters: {others:.2f}")
    results.append((learned, others))

# %% check tags=["hidden"]
assert all(learned > 0.9 and others < 0.6 for learned, others in results)
