"""669,706 parameters and 500 images, without and with dropout."""

# %% data
import keras
import matplotlib.pyplot as plt
import numpy as np

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
images = images.astype("float32") / 255
train, validation = slice(0, 500), slice(5_000, 6_000)


# %% without
def fit(layers):
    model = keras.Sequential([keras.Input(shape=(28, 28)), *layers])
    model.compile(
        loss="sparse_categorical_crossentropy",
        optimizer="adam",
        metrics=["accuracy"],
    )
    history = model.fit(
        images[train],
        labels[train],
        batch_size=100,
        epochs=25,
        validation_data=(images[validation], labels[validation]),
        validation_batch_size=1_000,
        verbose=0,
    )
    return model, history.history


keras.utils.set_random_seed(0)
plain, without = fit(
    [
        keras.layers.Flatten(),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
for epoch in (1, 5, 10, 15, 20, 25):
    seen = without["accuracy"][epoch - 1]
    unseen = without["val_accuracy"][epoch - 1]
    print(f"epoch {epoch:2}: training {seen:.0%}, validation {unseen:.0%}")

# %% plot without
epochs = range(1, 26)
figure, axes = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
axes.plot(epochs, without["loss"], label="training images")
axes.plot(epochs, without["val_loss"], label="validation images")
axes.set_ylim(0)
axes.set_xlabel("epoch")
axes.set_ylabel("loss (cross-entropy)")
axes.legend()

# %% with
keras.utils.set_random_seed(0)
dropping, dropped = fit(
    [
        keras.layers.Flatten(),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dropout(0.5),
        keras.layers.Dense(512, activation="relu"),
        keras.layers.Dropout(0.5),
        keras.layers.Dense(10, activation="softmax"),
    ]
)


# %% measure
def accuracy(model, part):
    answers = model(images[part]).numpy().argmax(axis=1)
    return np.mean(answers == labels[part])


logged = dropped["accuracy"][-1]
seen, unseen = accuracy(dropping, train), accuracy(dropping, validation)
print(f"logged while training: {logged:.3f}")
print(f"measured afterwards:   {seen:.3f}")
print(f"validation:            {unseen:.3f}")

# %% plot both
figure, axes = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
axes.plot(epochs, without["val_loss"], color="C1", label="without dropout")
axes.plot(epochs, dropped["val_loss"], color="C2", label="with dropout")
axes.set_ylim(0)
axes.set_xlabel("epoch")
axes.set_ylabel("loss on validation images")
axes.legend()

# %% check tags=["hidden"]
assert plain.count_params() == dropping.count_params() == 669_706
best_epoch = int(np.argmin(without["val_loss"])) + 1
best, last = min(without["val_loss"]), without["val_loss"][-1]
assert 4 < best_epoch < 20 and last > 1.05 * best
at_best = without["val_accuracy"][best_epoch - 1]
assert without["val_accuracy"][-1] > at_best - 0.01
assert without["loss"][-1] < 0.4 * without["loss"][best_epoch - 1]
plain_seen, plain_unseen = accuracy(plain, train), accuracy(plain, validation)
gap = plain_seen - plain_unseen
assert plain_seen > 0.97 and gap > 0.15
assert seen < plain_seen - 0.01 and unseen < plain_unseen + 0.005
assert seen > logged + 0.02
assert np.isclose(unseen, dropped["val_accuracy"][-1], atol=0.002)
logged_gap, true_gap = logged - unseen, seen - unseen
assert true_gap < gap - 0.01
assert dropped["val_loss"][-1] < without["val_loss"][-1] - 0.05
assert (np.subtract(dropped["val_loss"], without["val_loss"])[:8] > 0).all()
lowest = min(dropped["val_loss"])
assert best - lowest < last - dropped["val_loss"][-1] - 0.02
