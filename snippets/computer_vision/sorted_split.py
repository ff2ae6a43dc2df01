"""What validation_split takes from a table that is sorted."""

# %% sorted
import keras
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
images, labels = x_all[:3000] / np.float32(255), y_all[:3000]
by_class = np.argsort(labels)
shuffled = np.random.default_rng(0).permutation(len(labels))
for name, order in (("sorted", by_class), ("shuffled", shuffled)):
    last = labels[order][-600:]
    print(f"{name}: classes in the last fifth {np.unique(last)}")


# %% fit
def training_and_validation(order, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer="adam",
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(
        images[order],
        labels[order],
        validation_split=0.2,
        batch_size=50,
        epochs=5,
        verbose=0,
    )
    return [history.history[k][-1] for k in ("accuracy", "val_accuracy")]


scores = {}
for name, order in (("sorted", by_class), ("shuffled", shuffled)):
    for seed in range(3):
        train, valid = training_and_validation(order, seed)
        scores[name, seed] = train, valid
        print(f"{name}, seed {seed}:", end=" ")
        print(f"training {train:.2f}, validation {valid:.2f}")

# %% check tags=["hidden"]
assert len(np.unique(labels[by_class][-600:])) <= 3
for seed in range(3):
    assert scores["sorted", seed][0] > 0.6
    assert scores["sorted", seed][1] < 0.15
    assert scores["shuffled", seed][1] > 0.6
worst = max(scores["sorted", seed][1] for seed in range(3))
