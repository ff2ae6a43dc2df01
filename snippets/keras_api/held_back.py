"""32 sigmoid units, RMSprop, ten epochs, a tenth held back."""

# %% fit
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

table = pd.read_csv("data/sign_mnist_train.csv", nrows=14_000, dtype="uint8")
table = table[table["label"] <= 3].head(2000)
images = table.drop(columns="label").to_numpy("float32") / 255
targets = keras.utils.to_categorical(table["label"], 4)

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
history = network.fit(
    images, targets, validation_split=0.1, epochs=10, verbose=0
)

# %% history
epochs = np.arange(1, 11)
curves = pd.DataFrame(history.history, index=epochs)
last = curves.loc[10]
curves.map("{:.2f}".format)

# %% which
loss, accuracy = network.evaluate(images[1800:], targets[1800:], verbose=0)
print(f"the last 200 rows:     loss {loss:.3f}, accuracy {accuracy:.3f}")
print("last line of the table:", end=" ")
print(f"loss {last['val_loss']:.3f}, accuracy {last['val_accuracy']:.3f}")

# %% gap
probabilities = network.predict(images, verbose=0)
each = keras.losses.categorical_crossentropy(targets, probabilities).numpy()
seen, unseen = each[:1800], each[1800:]
error = unseen.std() / np.sqrt(len(unseen))
print(f"training loss, measured afterwards: {seen.mean():.3f}")
print(f"validation loss: {unseen.mean():.3f}, standard error {error:.3f}")

# %% curves
figure, panels = plt.subplots(1, 2, figsize=(6.4, 3), layout="constrained")
for ax, name in zip(panels, ("loss", "accuracy"), strict=True):
    ax.plot(epochs, curves[name], "o-", ms=4, label="training")
    ax.plot(epochs, curves["val_" + name], "s-", ms=4, label="validation")
    pair = curves[name], curves["val_" + name]
    ax.fill_between(epochs, *pair, color="C3", alpha=0.3, label="gap")
    ax.set_xlabel("epoch")
    ax.set_xticks(epochs[1::2])
    ax.set_title(name)
    ax.grid(alpha=0.3)
panels[0].legend()

# %% check tags=["hidden"]
assert np.isclose(loss, last["val_loss"], atol=1e-4)
assert np.isclose(accuracy, last["val_accuracy"], atol=1e-4)
gap = last["val_loss"] - last["loss"]
measured_gap = unseen.mean() - seen.mean()
assert np.isclose(unseen.mean(), last["val_loss"], atol=1e-4)
assert curves["loss"].is_monotonic_decreasing
assert curves["val_loss"].is_monotonic_decreasing and gap > 0
assert last["val_accuracy"] > curves["val_accuracy"][1] + 0.2
