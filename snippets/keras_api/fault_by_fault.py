"""The labels are right. What does scaling do? Three starts each."""

# %% train
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)
pixels = table.drop(columns="label").to_numpy("float32")
targets = keras.utils.to_categorical(table["label"], 4)

accuracies = {"unscaled": [], "scaled": []}
for name, images in {"unscaled": pixels, "scaled": pixels / 255}.items():
    data = tf.data.Dataset.from_tensor_slices((images[:1800], targets[:1800]))
    batches = data.batch(50).cache()
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        network = keras.Sequential(
            [
                keras.Input(shape=(784,)),
                keras.layers.Dense(32, activation="sigmoid"),
                keras.layers.Dense(4, activation="softmax"),
            ]
        )
        network.compile(optimizer="rmsprop", loss="categorical_crossentropy")
        network.fit(batches, epochs=8, shuffle=False, verbose=0)
        answers = network(images[1800:]).numpy().argmax(axis=1)
        right = answers == targets[1800:].argmax(axis=1)
        accuracies[name].append(np.mean(right))
    print(f"{name:8} validation accuracy:", np.round(accuracies[name], 2))

# %% check tags=["hidden"]
assert max(accuracies["unscaled"]) < 0.4
assert min(accuracies["scaled"]) > 1.5 * max(accuracies["unscaled"])
