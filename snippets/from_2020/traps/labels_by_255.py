"""Pixels and labels divided by 255 in one line."""

# %% damage
import keras
import numpy as np

rng = np.random.default_rng(0)
labels = rng.integers(4, size=1000)
pixels = 60 * np.eye(4)[labels] + rng.integers(60, size=(1000, 4))
x, divided = pixels / 255, labels / 255


def trained(y, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input((4,)), keras.layers.Dense(4, activation="softmax")]
    )
    model.compile(
        optimizer=keras.optimizers.SGD(2.0),
        loss="sparse_categorical_crossentropy",
    )
    history = model.fit(x, y, batch_size=50, epochs=3, verbose=0)
    right = np.mean(model(x).numpy().argmax(axis=-1) == labels)
    return history.history["loss"][-1], right


wrong = [trained(divided, seed) for seed in (1, 2, 3)]
print("loss: ", *[f"{loss:.2f}" for loss, _ in wrong])
print("right:", *[f"{right:.0%}" for _, right in wrong])

# %% check
classes = np.unique(divided.astype(int))
print("classes that the loss sees:", classes)

# %% way_out
whole = [trained(labels, seed) for seed in (1, 2, 3)]
print("loss: ", *[f"{loss:.2f}" for loss, _ in whole])
print("right:", *[f"{right:.0%}" for _, right in whole])

# %% claims tags=["hidden"]
assert list(classes) == [0]
assert max(right for _, right in wrong) < 0.3
assert min(right for _, right in whole) > 0.8
assert max(loss for loss, _ in wrong) < min(loss for loss, _ in whole)
