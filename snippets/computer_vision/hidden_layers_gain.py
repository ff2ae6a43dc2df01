"""What the hidden layers bring, when all else is equal."""

# %% train
import keras
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
pictures, held_back = x_all / np.float32(255), len(x_all) // 12
x_valid, y_valid = pictures[:held_back], y_all[:held_back]
learn = slice(held_back, held_back + 4000)
x_train, y_train = pictures[learn], y_all[learn]

accuracies = {}
for hidden_layers in (0, 2):
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        model = keras.Sequential([keras.Input(shape=(28, 28))])
        model.add(keras.layers.Flatten())
        for _ in range(hidden_layers):
            model.add(keras.layers.Dense(300, activation="relu"))
        model.add(keras.layers.Dense(10, activation="softmax"))
        model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
        model.fit(x_train, y_train, batch_size=100, epochs=10, verbose=0)
        classes = model(x_valid).numpy().argmax(axis=-1)
        accuracies[hidden_layers, seed] = np.mean(classes == y_valid)
        print(
            f"{hidden_layers} hidden layers, seed {seed}:"
            f" right on {accuracies[hidden_layers, seed]:.2f}"
        )

# %% check tags=["hidden"]
gains = [accuracies[2, seed] - accuracies[0, seed] for seed in range(3)]
assert min(gains) > 0
