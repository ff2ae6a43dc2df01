"""Five folds with Keras: with a fresh model each, and with one model."""

# %% folds
import keras
import numpy as np
from sklearn.model_selection import KFold

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
images, labels = x_all[:500] / np.float32(255), y_all[:500]
folds = list(KFold(5, shuffle=True, random_state=0).split(images))


def build():
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(100, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.SGD(0.1),
        loss="sparse_categorical_crossentropy",
    )
    return model


# %% compare
scores = {"fresh": [], "the same": []}
for name, results in scores.items():
    model = build()
    for train, valid in folds:
        if name == "fresh":
            model = build()
        model.fit(
            images[train], labels[train], batch_size=20, epochs=8, verbose=0
        )
        classes = model(images[valid]).numpy().argmax(axis=-1)
        results.append(np.mean(classes == labels[valid]))
    print(f"{name} model:", np.round(results, 2))
    print(f"  mean {np.mean(results):.3f}")

# %% check tags=["hidden"]
fresh, same = np.array(scores["fresh"]), np.array(scores["the same"])
assert fresh[0] == same[0]
assert (same[1:] > fresh[1:]).all()
assert same.mean() > fresh.mean() + 0.08
