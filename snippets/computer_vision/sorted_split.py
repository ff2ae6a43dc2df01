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
    scores[name] = training_and_validation(order, seed=1)
    train, valid = scores[name]
    print(f"{name}: training {train:.2f}, validation {valid:.2f}")

# %% check tags=["hidden"]
assert len(np.unique(labels[by_class][-600:])) <= 3
assert scores["sorted"][0] > 0.6 and scores["sorted"][1] < 0.15
assert scores["shuffled"][1] > 0.6
