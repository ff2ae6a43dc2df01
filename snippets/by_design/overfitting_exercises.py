"""Answers to the exercises on images and overfitting."""

# %% data
import keras
import numpy as np

(images, labels), _ = keras.datasets.fashion_mnist.load_data()
images = images.astype("float32") / 255
validation = slice(5_000, 6_000)


# %% train
def train(units, count, epochs):
    keras.utils.set_random_seed(0)
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
    parameters = model.count_params()
    print(f"{count:,} images, {parameters:,} parameters:")
    print(f"training {seen:.2f}, validation {unseen:.2f}")
    return seen, unseen


# %% smaller
seen_32, unseen_32 = train([32], count=500, epochs=25)

# %% more
seen_4000, unseen_4000 = train([512, 512], count=4_000, epochs=3)

# %% check tags=["hidden"]
assert seen_4000 - unseen_4000 < 0.09
assert seen_32 - unseen_32 > seen_4000 - unseen_4000
assert unseen_4000 > unseen_32 - 0.01
