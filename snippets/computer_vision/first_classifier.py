"""A first image classifier: 784 pixels, 300 units, 300 units, 10 classes."""

# %% data
import keras
import matplotlib.pyplot as plt
import numpy as np

(x_all, y_all), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_all, x_test = x_all / np.float32(255), x_test / np.float32(255)
held_back = len(x_all) // 12
x_valid, x_train = x_all[:held_back], x_all[held_back:]
y_valid, y_train = y_all[:held_back], y_all[held_back:]
class_names = [
    *("T-shirt", "Trouser", "Pullover", "Dress", "Coat"),
    *("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
]
print(f"to learn from {len(x_train):,}, to validate {len(x_valid):,}")
print(f"pixels are {x_train.dtype}, from {x_train.min()} to {x_train.max()}")

# %% model
keras.utils.set_random_seed(42)
model = keras.Sequential(
    [
        keras.Input(shape=(28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)

# %% parameters
by_hand = [0, 784 * 300 + 300, 300 * 300 + 300, 300 * 10 + 10]
for layer, expected in zip(model.layers, by_hand, strict=True):
    kind = type(layer).__name__
    print(f"{kind:8} {layer.count_params():8,}  by hand {expected:8,}")
print(f"in all   {model.count_params():8,}  by hand {sum(by_hand):8,}")

# %% train
model.compile(
    optimizer="sgd",  # learning rate 0.01, unless you say otherwise
    loss="sparse_categorical_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(
    x_train,
    y_train,
    epochs=30,
    validation_data=(x_valid, y_valid),
    verbose=0,
)
curves = history.history
print("accuracy by epoch")
for epoch in (1, 10, 20, 30):
    print(
        f"{epoch:2}  training {curves['accuracy'][epoch - 1]:.2f}"
        f"  validation {curves['val_accuracy'][epoch - 1]:.2f}"
    )

# %% curves
fig, (left, right) = plt.subplots(
    1, 2, figsize=(6.4, 3.2), layout="constrained"
)
epochs = range(1, 31)
for ax, name in ((left, "loss"), (right, "accuracy")):
    ax.plot(epochs, curves[name], label="training")
    ax.plot(epochs, curves[f"val_{name}"], label="validation")
    ax.set_xlabel("epoch")
    ax.set_title(name)
left.legend()

# %% test
test_loss, test_accuracy = model.evaluate(x_test, y_test, verbose=0)
print(f"right on {test_accuracy:.1%} of the test images")

# %% predict
probabilities = model.predict(x_test[:3], verbose=0)
print(probabilities.round(2))
classes = probabilities.argmax(axis=-1)
print("classes:", classes)
print("names:  ", [class_names[label] for label in classes])
print("truth:  ", [class_names[label] for label in y_test[:3]])

# %% three
fig, axes = plt.subplots(
    2,
    3,
    figsize=(6.4, 4.2),
    height_ratios=[1, 1.4],
    layout="constrained",
)
for column, image, row in zip(axes.T, x_test, probabilities, strict=False):
    column[0].imshow(image, cmap="gray", interpolation="none")
    column[0].set_axis_off()
    column[1].barh(class_names, row)
    column[1].set_xlim(0, 1)
    column[1].invert_yaxis()
    column[1].label_outer()
    column[1].set_xlabel("probability")

# %% confusion
predicted = model.predict(x_test, verbose=0).argmax(axis=-1)
counts = np.zeros((10, 10), int)
np.add.at(counts, (y_test, predicted), 1)
percent = 100 * counts / counts.sum(axis=1, keepdims=True)

fig, ax = plt.subplots(figsize=(6.4, 5.6), layout="constrained")
ax.imshow(np.sqrt(percent), cmap="Blues", vmax=10)
for (true, guess), share in np.ndenumerate(percent):
    if share >= 1:
        color = "#eeeeee" if share > 40 else "#222222"
        ax.text(
            guess, true, f"{share:.0f}", ha="center", va="center", color=color
        )
ax.set_xticks(range(10), class_names, rotation=45, ha="right")
ax.set_yticks(range(10), class_names)
ax.set_xlabel("the model says")
ax.set_ylabel("the image is")

# %% pairs tags=["varies"]
mistakes = counts * (1 - np.eye(10, dtype=int))
order = np.argsort(mistakes, axis=None)[::-1][:4]
pairs = [np.unravel_index(place, mistakes.shape) for place in order]
for true, guess in pairs:
    print(
        f"{class_names[true]} taken for {class_names[guess]}:"
        f" {percent[true, guess]:.0f}% of them"
    )

# %% confused
fig, axes = plt.subplots(4, 6, figsize=(6.4, 5.2), layout="constrained")
for row, (true, guess) in zip(axes, pairs, strict=True):
    for ax in row:
        ax.set_axis_off()
    where = np.flatnonzero((y_test == true) & (predicted == guess))
    for ax, i in zip(row, where, strict=False):
        ax.imshow(x_test[i], cmap="gray", interpolation="none")
    title = f"{class_names[true]}, taken for {class_names[guess]}"
    row[0].set_title(title, fontsize=10, loc="left")

# %% sure
all_probabilities = model.predict(x_test, verbose=0)
sure = all_probabilities.max(axis=-1) > 0.9
right = predicted == y_test
print(f"surer than 90%: {sure.mean():.0%} of the images")
print(f"right when sure:     {right[sure].mean():.2f}")
print(f"right when not sure: {right[~sure].mean():.2f}")

# %% two
ranked = all_probabilities.argsort(axis=-1)[:, ::-1]
for k in (1, 2, 3):
    hit = (ranked[:, :k] == y_test[:, None]).any(axis=-1).mean()
    print(f"the truth is among the first {k}: {hit:.2f}")

# %% check tags=["hidden"]
gap = curves["accuracy"][-1] - curves["val_accuracy"][-1]
best_epoch = int(np.argmin(curves["val_loss"])) + 1
assert model.count_params() == sum(by_hand)
assert np.allclose(probabilities.sum(axis=-1), 1, atol=1e-5)
assert curves["val_accuracy"][-1] > curves["val_accuracy"][0] + 0.03
assert curves["val_loss"][-1] < curves["val_loss"][0]
assert right[sure].mean() > right[~sure].mean() + 0.05
assert gap > 0 if len(x_train) > 10_000 else abs(gap) < 0.04
upper_body = {0, 2, 3, 4, 6}
assert all({true, guess} <= upper_body for true, guess in pairs)
