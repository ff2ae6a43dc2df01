"""Labels and pixels cut from the wrong columns, and pixels left unscaled."""

# %% fault
import keras
import numpy as np
import pandas as pd

table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)

table.to_csv("letters.csv", header=False, index=False)
letters = pd.read_csv("letters.csv")  # takes the first row for names
targets = letters.iloc[:, :4].to_numpy("float32")  # meant: one-hot letters
images = letters.iloc[:, :781].to_numpy("float32")  # not divided by 255
print(f"{len(table):,} rows became {len(letters):,}")
print("columns that should be pixels:", images.shape[1])


def build(seed):
    keras.utils.set_random_seed(seed)
    network = keras.Sequential(
        [
            keras.Input(shape=(781,)),
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


# %% fit
network = build(seed=0)
history = network.fit(
    images, targets, validation_split=0.1, epochs=5, verbose=0
)
curves = pd.DataFrame(history.history, index=range(1, 6))
curves.map("{:.3g}".format)

# %% answers
answers = network.predict(images, verbose=0).argmax(axis=1)
print("answers given:", np.bincount(answers, minlength=4))

# %% shares
largest = targets.argmax(axis=1)
shares = np.bincount(largest, minlength=4) / len(targets)
print("how often each of the four columns is the largest:", shares.round(2))

# %% starts
accuracies = []
for seed in range(5):
    other = build(seed)
    other.fit(images, targets, batch_size=100, verbose=0)
    others = other(images).numpy().argmax(axis=1)
    accuracies.append(np.mean(others == largest))
print("accuracy from five starts:", np.round(accuracies, 2))

# %% check tags=["hidden"]
hidden = network.layers[0](images).numpy()
saturated = np.mean((hidden < 0.01) | (hidden > 0.99))
assert saturated > 0.9
assert np.array_equal(images[:, 0], table["label"][1:])
assert shares[0] < 0.01
assert np.bincount(answers).max() > 0.99 * len(answers)
to_shares = abs(np.array(accuracies)[:, None] - shares).min(axis=1)
assert to_shares.max() < 0.01
assert max(accuracies) - min(accuracies) > 0.05
assert np.ptp(curves["accuracy"].iloc[1:]) < 0.01
assert curves["loss"].min() > 300
