"""The same net on pixels of 0 to 1 and of 0 to 255."""

# %% train
import keras
import numpy as np
import tensorflow as tf

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
held_back = len(x_all) // 12
learn = slice(held_back, held_back + 5000)
x_valid, x_train = x_all[:held_back], x_all[learn]
y_valid, y_train = y_all[:held_back], y_all[learn]


def untrained(seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(300, activation="relu"),
            keras.layers.Dense(300, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy")
    return model


accuracies = {}
for divisor in (255, 1):
    for seed in range(3):
        model = untrained(seed)
        x = x_train / np.float32(divisor)
        model.fit(x, y_train, epochs=2, verbose=0)
        unseen = x_valid / np.float32(divisor)
        classes = model(unseen).numpy().argmax(axis=-1)
        accuracies[divisor, seed] = np.mean(classes == y_valid)
        print(
            f"pixels / {divisor:3}, seed {seed}:"
            f" right on {accuracies[divisor, seed]:.2f}"
        )

# %% gradient
sizes = {}
for divisor in (255, 1):
    model = untrained(seed=0)
    with tf.GradientTape() as tape:
        probabilities = model(x_train[:100] / np.float32(divisor))
        loss = tf.reduce_mean(
            keras.losses.sparse_categorical_crossentropy(
                y_train[:100], probabilities
            )
        )
    gradient = tape.gradient(loss, model.layers[1].kernel)
    sizes[divisor] = float(tf.norm(gradient))
    print(
        f"pixels / {divisor:3}  loss {loss:5.1f}"
        f"  gradient {sizes[divisor]:6.2f}"
    )

# %% check tags=["hidden"]
for seed in range(3):
    assert accuracies[255, seed] > accuracies[1, seed] + 0.2
    assert accuracies[1, seed] < 0.15
assert sizes[1] > 100 * sizes[255]
