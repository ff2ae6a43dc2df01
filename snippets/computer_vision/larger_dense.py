"""A dense net with far more parameters than the small convolutional net."""

# %% train
import keras
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
x_train, y_train = x_all[5000:7000] / np.float32(255), y_all[5000:7000]
x_val, y_val = x_all[:1000] / np.float32(255), y_all[:1000]
x_train, x_val = x_train.reshape(-1, 784), x_val.reshape(-1, 784)

parameters = (784 + 1) * 100 + (100 + 1) * 10


def accuracies(order):
    """Of three seeds, with the pixels in this order."""
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        model = keras.Sequential(
            [
                keras.Input(shape=(784,)),
                keras.layers.Dense(100, activation="relu"),
                keras.layers.Dense(10, activation="softmax"),
            ]
        )
        assert model.count_params() == parameters
        model.compile(
            optimizer=keras.optimizers.Adam(0.003),
            loss="sparse_categorical_crossentropy",
        )
        model.fit(
            x_train[:, order], y_train, batch_size=50, epochs=8, verbose=0
        )
        classes = model(x_val[:, order]).numpy().argmax(axis=-1)
        yield np.mean(classes == y_val)


as_they_are = list(accuracies(np.arange(784)))
print(f"{parameters:,} parameters ", np.round(as_they_are, 2))

# %% shuffled
order = np.random.default_rng(0).permutation(784)
shuffled = list(accuracies(order))
print("as they are:", np.round(as_they_are, 2))
print("shuffled:   ", np.round(shuffled, 2))

# %% check tags=["hidden"]
mean = np.mean(as_they_are)
assert mean > 0.77
assert abs(np.mean(shuffled) - mean) < 0.03
