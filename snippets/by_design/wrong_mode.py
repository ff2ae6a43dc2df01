"""Keep the best in a file: the lowest accuracy, or the highest?"""

# %% setup
import keras
import numpy as np

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
x, y = images[:2_000] / np.float32(255), labels[:2_000]
train, held_out = (x[:1_000], y[:1_000]), (x[1_000:], y[1_000:])


def compiled():
    model = keras.Sequential(
        [
            keras.Input((28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(32, "relu"),
            keras.layers.Dense(10, "softmax"),
        ]
    )
    model.compile(
        keras.optimizers.Adam(0.003),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


# %% fit
seen, kept = {}, {}
for seed in (1, 2, 3):
    keras.utils.set_random_seed(seed)
    savers = [
        keras.callbacks.ModelCheckpoint(
            f"{mode}.keras", "val_accuracy", save_best_only=True, mode=mode
        )
        for mode in ("min", "max")
    ]
    history = compiled().fit(
        *train,
        batch_size=100,
        epochs=4,
        validation_data=held_out,
        validation_batch_size=1_000,
        callbacks=savers,
        verbose=0,
    )
    seen[seed] = history.history["val_accuracy"]
    print(f"seed {seed}, epochs:", *np.round(seen[seed], 2))
    for mode in ("min", "max"):
        model = keras.saving.load_model(f"{mode}.keras")
        answers = np.argmax(model(held_out[0]), axis=1)
        kept[seed, mode] = np.mean(answers == held_out[1])
        print(f"    mode {mode}: {kept[seed, mode]:.2f}")

# %% check tags=["hidden"]
for seed, accuracies in seen.items():
    assert np.isclose(kept[seed, "min"], min(accuracies), atol=0.002)
    assert np.isclose(kept[seed, "max"], max(accuracies), atol=0.002)
    assert min(accuracies) == accuracies[0] < max(accuracies) - 0.05
