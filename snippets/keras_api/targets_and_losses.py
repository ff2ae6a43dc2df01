"""One-hot targets or numbers: the two cross-entropies."""

# %% numbers
import keras
import numpy as np
import pandas as pd

table = pd.read_csv("data/sign_mnist_train.csv", nrows=1000, dtype="uint8")
table = table[table["label"] <= 3].head(100)
images = table.drop(columns="label").to_numpy("float32") / 255
labels = table["label"].to_numpy()

keras.utils.set_random_seed(1)
network = keras.Sequential(
    [keras.Input(shape=(784,)), keras.layers.Dense(4, activation="softmax")]
)

# %% both
network.compile(loss="sparse_categorical_crossentropy")
numbers = network.evaluate(images, labels, verbose=0)
network.compile(loss="categorical_crossentropy")
one_hot = keras.utils.to_categorical(labels, 4)
rows = network.evaluate(images, one_hot, verbose=0)
print(f"labels as numbers, sparse_categorical_crossentropy: {numbers:.3f}")
print(f"labels as one-hot rows, categorical_crossentropy:   {rows:.3f}")

# %% check tags=["hidden"]
assert np.isclose(numbers, rows)

# %% mixed
network.evaluate(images, labels, verbose=0)
