"""What a second call of fit does."""

# %% again
import keras
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
images, labels = x_all[:1000] / np.float32(255), y_all[:1000]


def new_model():
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    return model


def losses(model, epochs):
    history = model.fit(
        images,
        labels,
        batch_size=100,
        epochs=epochs,
        shuffle=False,  # so that runs can be compared digit by digit
        verbose=0,
    )
    return np.array(history.history["loss"])


once = losses(new_model(), 6)
model = new_model()
first, second = losses(model, 3), losses(model, 3)
print("once 6: ", once.round(2))
print("twice 3:", first.round(2), second.round(2))

# %% compile
print("steps before:", int(model.optimizer.iterations))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
print("steps after: ", int(model.optimizer.iterations))
third = losses(model, 3)
print("3 more: ", third.round(2))

# %% fresh
model = new_model()
fresh = losses(model, 3)
print("a new model:", fresh.round(2))

# %% check tags=["hidden"]
assert np.allclose(once, np.append(first, second), rtol=1e-5)
assert third[0] < second[-1] * 1.1 < first[0]
assert np.array_equal(fresh, first)
