"""An accuracy that stays where a guess is: how to tell why."""

# %% case
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits

digits = load_digits()  # 1,797 small pictures of the digits 0 to 9
x, y = digits.data / 16, digits.target


def accuracies(x, y, epochs):
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            keras.Input((64,)),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    history = model.fit(x, y, batch_size=100, epochs=epochs, verbose=0)
    return np.round(history.history["accuracy"], 2)


# %% symptom
rng = np.random.default_rng(0)
x_mixed, y_mixed = rng.permutation(x), rng.permutation(y)
print(accuracies(x_mixed, y_mixed, epochs=3))

# %% ten
print(accuracies(x_mixed[:10], y_mixed[:10], epochs=30)[-1])

# %% look
figure, panels = plt.subplots(1, 6, figsize=(6.4, 1.4))
for axes, picture, label in zip(panels, x_mixed, y_mixed, strict=False):
    axes.imshow(picture.reshape(8, 8), cmap="Greys")
    axes.set_title(f"“{label}”")
    axes.axis("off")

# %% together
order = np.random.default_rng(0).permutation(len(x))
print(accuracies(x[order], y[order], epochs=3))
