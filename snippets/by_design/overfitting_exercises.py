"""Answers to the exercises on images and overfitting."""

# %% data
import keras
import numpy as np

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
images = images.astype("float32") / 255
validation = slice(5_000, 6_000)


# %% train
def train(units, count, epochs, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input(shape=(28, 28))])
    model.add(keras.layers.Flatten())
    for n in units:
        model.add(keras.layers.Dense(n, activation="relu"))
    model.add(keras.layers.Dense(10, activation="softmax"))
    model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
    part = slice(0, count)
    model.fit(
        images[part], labels[part], batch_size=100, epochs=epochs, verbose=0
    )
    seen, unseen = (
        np.mean(model(images[p]).numpy().argmax(axis=1) == labels[p])
        for p in (part, validation)
    )
    print(
        f"{count:,} images, {model.count_params():,} parameters, seed {seed}:"
        f" training {seen:.3f}, validation {unseen:.3f}"
    )
    return seen, unseen


# %% smaller
small = np.array(
    [train([32], count=500, epochs=25, seed=seed) for seed in range(3)]
)

# %% more
fed = np.array(
    [train([512, 512], count=4_000, epochs=3, seed=seed) for seed in range(3)]
)

# %% check tags=["hidden"]
small_gaps, fed_gaps = small[:, 0] - small[:, 1], fed[:, 0] - fed[:, 1]
assert small_gaps.min() > 0.05 and fed_gaps.max() < 0.09
assert (small_gaps > fed_gaps).all()
assert (fed[:, 1] > small[:, 1] - 0.01).all()
assert fed[:, 0].max() < small[:, 0].min()
