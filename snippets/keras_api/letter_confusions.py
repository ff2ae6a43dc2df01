"""What the network takes for what, on letters it has never seen."""

# %% test
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf


def letters_from(file, rows):
    table = pd.read_csv(file, nrows=14_000, dtype="uint8")
    table = table[table["label"] <= 3].head(rows)
    images = table.drop(columns="label").to_numpy("float32") / 255
    return images, table["label"].to_numpy()


images, labels = letters_from("data/sign_mnist_train.csv", 2000)
test_images, test_labels = letters_from("data/sign_mnist_test.csv", None)

keras.utils.set_random_seed(1)
network = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(32, activation="sigmoid"),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
network.compile(
    optimizer="rmsprop", loss="categorical_crossentropy", metrics=["accuracy"]
)
start = network.layers[0].get_weights()[0]
targets = keras.utils.to_categorical(labels, 4)
network.fit(images, targets, validation_split=0.1, epochs=10, verbose=0)

probabilities = network.predict(test_images, verbose=0)
predicted = probabilities.argmax(axis=1)
wrong = predicted != test_labels
print(f"{len(test_labels)} letters, {wrong.sum()} of them misread")

# %% matrix
confusions = np.zeros((4, 4), int)
for actual, answer in zip(test_labels, predicted, strict=True):
    confusions[actual, answer] += 1
same = tf.math.confusion_matrix(test_labels, predicted)
print("TensorFlow counts the same:", np.array_equal(confusions, same))

figure, ax = plt.subplots(figsize=(4, 3.4), layout="constrained")
shares = confusions / confusions.sum(axis=1, keepdims=True)
ax.imshow(shares, cmap="Blues", vmin=0, vmax=1)
for (row, column), count in np.ndenumerate(confusions):
    color = "#eeeeee" if shares[row, column] > 0.7 else "#222222"
    ax.text(column, row, count, ha="center", va="center", color=color)
ax.set_xticks(range(4), "ABCD")
ax.set_yticks(range(4), "ABCD")
ax.set_xlabel("predicted")
ax.set_ylabel("actual")

# %% pictures
surest = np.where(wrong, probabilities.max(axis=1), 0).argsort()[::-1]
figure, axes = plt.subplots(2, 5, figsize=(6, 3.4), layout="constrained")
for row, chosen in zip(axes, (range(5), surest[:5]), strict=True):
    for ax, i in zip(row, chosen, strict=True):
        pixels = test_images[i].reshape(28, 28)
        ax.imshow(pixels, cmap="gray", vmin=0, vmax=1)
        ax.set(xticks=[], yticks=[])
        answer = "ABCD"[predicted[i]]
        label = f"{answer} {probabilities[i].max():.0%}"
        if wrong[i]:
            label += f"\nnot {'ABCD'[test_labels[i]]}"
            ax.xaxis.label.set_color("C3")
        ax.set_xlabel(label)

# %% weights
kernel = network.layers[0].get_weights()[0]
limit = abs(kernel).max()
figure, axes = plt.subplots(2, 6, figsize=(6, 2.3), layout="constrained")
for ax, weights in zip(axes.flat, kernel.T, strict=False):
    picture = weights.reshape(28, 28)
    ax.imshow(picture, cmap="coolwarm", vmin=-limit, vmax=limit)
    ax.set(xticks=[], yticks=[])

# %% check tags=["hidden"]
mistakes = confusions - np.diag(confusions.diagonal())
worst = np.unravel_index(mistakes.argmax(), (4, 4))
worst_actual, worst_answer = ("ABCD"[i] for i in worst)
assert np.array_equal(confusions, same) and mistakes.sum() == wrong.sum()
assert wrong.sum() >= 6 and wrong.mean() < 0.4
assert all(wrong[surest[:5]])
kept = np.corrcoef(start.ravel(), kernel.ravel())[0, 1]
assert 0.5 < kept < 0.99
assert mistakes.max() > 2 * mistakes.sum() / 12
