"""Divided by 255 before the model, and once more inside it."""

# %% damage
import keras
import numpy as np

rng = np.random.default_rng(0)
labels = rng.integers(4, size=2000)
images = (
    rng.integers(160, size=(2000, 16)) + 95 * np.eye(16)[4 * labels]
).astype("uint8")


def fitted(x, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((16,)),
            keras.layers.Rescaling(1 / 255),
            keras.layers.Dense(4, activation="softmax"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(0.1),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(x, labels, batch_size=400, epochs=5, verbose=0)
    return history.history["loss"][-1]


twice = [fitted(images / 255, seed) for seed in (1, 2, 3)]
print("loss:", np.round(twice, 2))

# %% check
inside = keras.layers.Rescaling(1 / 255)(images / 255)
print(f"largest pixel inside the model: {np.max(inside):.4f}")

# %% way_out
once = [fitted(images, seed) for seed in (1, 2, 3)]
print("loss:", np.round(once, 2))

# %% claims tags=["hidden"]
assert np.max(inside) < 0.005
assert min(twice) > 1.2 and max(once) < 0.65 * min(twice)
