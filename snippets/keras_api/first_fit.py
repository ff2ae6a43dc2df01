"""16 ReLU units, SGD, five epochs; then loss and accuracy by hand."""

# %% data
import keras
import numpy as np
import pandas as pd

table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)
images = table.drop(columns="label").to_numpy("float32") / 255
labels = table["label"].to_numpy()
targets = keras.utils.to_categorical(labels, 4)

# %% baseline
baseline = np.bincount(labels).max() / len(labels)
print(f"always the most frequent letter: {baseline:.1%} right")

# %% fit
keras.utils.set_random_seed(1)
network = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
network.compile(
    optimizer="sgd", loss="categorical_crossentropy", metrics=["accuracy"]
)
history = network.fit(images, targets, epochs=5, verbose=0)
pd.DataFrame(history.history, index=range(1, 6)).map("{:.2f}".format)

# %% params
print("epochs:", history.epoch)
print("settings:", history.params)

# %% by hand
probabilities = network.predict(images, verbose=0)
of_true_letter = probabilities[np.arange(2000), labels]
loss = -np.log(of_true_letter).mean()
accuracy = np.mean(probabilities.argmax(axis=1) == labels)
print(f"by hand: loss {loss:.3f}, accuracy {accuracy:.4f}")

keras_loss, keras_accuracy = network.evaluate(images, targets, verbose=0)
print(f"Keras:   loss {keras_loss:.3f}, accuracy {keras_accuracy:.4f}")

# %% untouched
before = network.get_weights()
network.evaluate(images, targets, verbose=0)
pairs = zip(before, network.get_weights(), strict=True)
print("weights untouched:", all(np.array_equal(a, b) for a, b in pairs))

# %% check tags=["hidden"]
assert history.params["steps"] == 63
assert history.history["accuracy"][0] > baseline + 0.05
after = network.get_weights()
assert all(map(np.array_equal, before, after))
assert np.isclose(loss, keras_loss, rtol=1e-4)
assert np.isclose(accuracy, keras_accuracy)
assert 0.25 <= baseline < 0.28
assert history.history["accuracy"][-1] > 2 * baseline
assert (np.diff(history.history["loss"]) < 0).all()
