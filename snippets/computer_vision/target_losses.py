"""Five kinds of target, each with its loss and its last layer."""

# %% targets
import keras
import numpy as np
import pandas as pd

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
images, labels = x_all[:2000] / np.float32(255), y_all[:2000]

one_hot = keras.utils.to_categorical(labels, 10)
footwear = np.isin(labels, [5, 7, 9]).astype("float32")
long_sleeves = np.isin(labels, [2, 4, 6]).astype("float32")
upper_body = np.isin(labels, [0, 2, 3, 4, 6]).astype("float32")
several = np.stack([footwear, long_sleeves, upper_body], axis=-1)
bright = (images > 0.5).mean(axis=(1, 2))  # share of bright pixels

# %% table
rows = [
    ("class number", labels, 10, "softmax", "sparse_categorical_crossentropy"),
    ("one-hot class", one_hot, 10, "softmax", "categorical_crossentropy"),
    ("yes or no", footwear, 1, "sigmoid", "binary_crossentropy"),
    ("several yes or no", several, 3, "sigmoid", "binary_crossentropy"),
    ("a quantity", bright, 1, "linear", "mean_squared_error"),
]
losses, outputs = {}, {}
for target, y, units, activation, loss in rows:
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
    losses[target] = fitted.history["loss"]
    outputs[target] = model(images).numpy()
table = pd.DataFrame(losses).T.rename(columns=lambda epoch: epoch + 1)
print("loss by epoch")
print(table.to_string(float_format="{:.2f}".format))

# %% right
said = {
    "class number": outputs["class number"].argmax(axis=-1) == labels,
    "one-hot class": outputs["one-hot class"].argmax(axis=-1) == labels,
    "yes or no": (outputs["yes or no"][:, 0] > 0.5) == footwear,
    "several yes or no": (outputs["several yes or no"] > 0.5) == several,
}
for target, right in said.items():
    print(f"{target}: right {right.mean():.2f}")
distance = np.abs(outputs["a quantity"][:, 0] - bright).mean()
print(f"a quantity: off by {distance:.2f} on average")

# %% check tags=["hidden"]
assert (table[5] < table[1]).all()
assert np.allclose(table.loc["class number"], table.loc["one-hot class"])
sigmoid_right = said["several yes or no"].all(axis=-1).mean()
