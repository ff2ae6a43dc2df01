"""Pairs of target and loss that train without an error, and are wrong."""

# %% data
import warnings

import keras
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
images, labels = x_all[:2000] / np.float32(255), y_all[:2000]
footwear = np.isin(labels, [5, 7, 9]).astype("float32")
long_sleeves = np.isin(labels, [2, 4, 6]).astype("float32")
upper_body = np.isin(labels, [0, 2, 3, 4, 6]).astype("float32")
several = np.stack([footwear, long_sleeves, upper_body], axis=-1)


def outputs(y, units, activation, loss):
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(units, activation=activation),
        ]
    )
    model.compile(optimizer="adam", loss=loss)
    fitted = model.fit(images, y, batch_size=50, epochs=5, verbose=0)
    first, *_, last = fitted.history["loss"]
    print(f"loss from {first:.2g} to {last:.2g}", end=", ")
    return model(images).numpy()


# %% logits tags=["varies"]
scores = outputs(labels, 10, "linear", "sparse_categorical_crossentropy")
no_softmax = np.mean(scores.argmax(axis=-1) == labels)
print(f"right {no_softmax:.2f}")

# %% quantity
number = outputs(labels, 1, "linear", "mean_squared_error")
as_quantity = np.mean(number[:, 0].round() == labels)
print(f"right {as_quantity:.2f}")

# %% several
shares = outputs(several, 3, "softmax", "categorical_crossentropy")
says_yes = shares > 0.5
both = several.sum(axis=-1) == 2
print(f"all three right {(says_yes == several).all(axis=-1).mean():.2f}")
print(f"two yes among the answers: in {both.mean():.0%} of the images")
print(f"two yes from the model: {(says_yes.sum(axis=-1) == 2).sum()} times")

# %% warned
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    zero = outputs(footwear, 1, "sigmoid", "categorical_crossentropy")
    print(f"says yes to {(zero > 0.5).mean():.0%}")
    one = outputs(footwear, 1, "softmax", "binary_crossentropy")
    print(f"says yes to {(one > 0.5).mean():.0%}")
print(f"the truth is {footwear.mean():.0%}")
advice = {str(warning.message).split(". ")[-1] for warning in caught}
print("Keras warned:", *sorted(advice), sep="\n- ")

# %% check tags=["hidden"]
softmax_right = (says_yes == several).all(axis=-1).mean()
assert no_softmax < 0.6 and as_quantity < 0.6
assert (says_yes.sum(axis=-1) < 2).all() and both.mean() > 0.1
assert (one > 0.5).all() and len(caught) >= 2
