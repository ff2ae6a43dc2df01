"""One model, spelled three ways."""

# %% add
import keras
import numpy as np

by_add = keras.Sequential()
by_add.add(keras.Input(shape=(28, 28)))
by_add.add(keras.layers.Flatten())
by_add.add(keras.layers.Dense(300, activation="relu"))
by_add.add(keras.layers.Dense(300, activation="relu"))
by_add.add(keras.layers.Dense(10, activation="softmax"))

# %% list
by_list = keras.Sequential(
    [
        keras.Input(shape=(28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)

# %% functional
pixels = keras.Input(shape=(28, 28))
flat = keras.layers.Flatten()(pixels)
first = keras.layers.Dense(300, activation="relu")(flat)
second = keras.layers.Dense(300, activation="relu")(first)
probabilities = keras.layers.Dense(10, activation="softmax")(second)
functional = keras.Model(pixels, probabilities)

# %% same
_, (x_test, _) = keras.datasets.fashion_mnist.load_data()
images = x_test[:100] / np.float32(255)
for name, model in (("list", by_list), ("functional", functional)):
    model.set_weights(by_add.get_weights())
    same = np.array_equal(model(images), by_add(images))
    assert same
    print(f"{name}: {model.count_params():,} parameters, same answers: {same}")

# %% check tags=["hidden"]
assert by_add.count_params() == functional.count_params() == 328_810
