"""A dense net with far more parameters than the small convolutional net."""

# %% train
import keras
import numpy as np

(x_all, y_all), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()
x_train, y_train = x_all[5000:7000] / np.float32(255), y_all[5000:7000]
x_test, y_test = x_test[:1000] / np.float32(255), y_test[:1000]

accuracies = []
for seed in range(3):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(100, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(0.003),
        loss="sparse_categorical_crossentropy",
    )
    model.fit(x_train, y_train, batch_size=50, epochs=8, verbose=0)
    classes = model(x_test).numpy().argmax(axis=-1)
    accuracies.append(np.mean(classes == y_test))
shown = "  ".join(f"{accuracy:.2f}" for accuracy in accuracies)
print(f"{model.count_params():,} parameters  {shown}")

# %% check tags=["hidden"]
mean = np.mean(accuracies)
assert model.count_params() == 785 * 100 + 101 * 10
