"""The cell with the last add was run twice. Nothing complains."""

# %% twice
import keras
import numpy as np
import pandas as pd
import tensorflow as tf


def build(times):
    network = keras.Sequential()
    network.add(keras.Input(shape=(784,)))
    network.add(keras.layers.Dense(16, activation="sigmoid"))
    for _ in range(times):  # a cell with this line, run so many times
        network.add(keras.layers.Dense(4, activation="softmax"))
    return network


once, twice = build(times=1), build(times=2)
print("once: ", len(once.layers), "layers, output", once.output_shape)
print("twice:", len(twice.layers), "layers, output", twice.output_shape)

# %% damage
table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)
images = table.drop(columns="label").to_numpy("float32") / 255
targets = keras.utils.to_categorical(table["label"], 4)
# Batches that stay in memory: less work for each epoch.
data = tf.data.Dataset.from_tensor_slices((images, targets))
batches = data.batch(100).cache()

losses = {1: [], 2: []}
for seed in range(3):
    for times in (1, 2):
        keras.utils.set_random_seed(seed)
        network = build(times)
        adam = keras.optimizers.Adam(0.003)
        network.compile(optimizer=adam, loss="categorical_crossentropy")
        fit = network.fit(batches, epochs=10, shuffle=False, verbose=0)
        losses[times].append(fit.history["loss"][-1])
print("loss, once: ", np.round(losses[1], 2))
print("loss, twice:", np.round(losses[2], 2))

# %% check tags=["hidden"]
assert twice.count_params() - once.count_params() == 5 * 4
assert once.output_shape == twice.output_shape
assert (np.array(losses[2]) > 1.3 * np.array(losses[1])).all()
