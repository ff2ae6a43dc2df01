"""Fifty images, half for validation, 1,024 units: training by heart."""

# %% fit
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf

table = pd.read_csv("data/sign_mnist_train.csv", nrows=2000, dtype="uint8")
table = table[table["label"] <= 3].head(50)
images = table.drop(columns="label").to_numpy("float32") / 255
targets = keras.utils.to_categorical(table["label"], 4)

# One batch of 25 is a whole epoch. A ready-made Dataset spares Keras the
# work of cutting the arrays anew in each of them.
training = tf.data.Dataset.from_tensors((images[:25], targets[:25]))
validation = tf.data.Dataset.from_tensors((images[25:], targets[25:]))

keras.utils.set_random_seed(1)
network = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(1024, activation="relu"),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
network.compile(
    optimizer=keras.optimizers.Adam(0.01),
    loss="categorical_crossentropy",
    metrics=["accuracy"],
)
history = network.fit(
    training,
    validation_data=validation,
    epochs=200,
    shuffle=False,
    verbose=0,
)
curves = pd.DataFrame(history.history, index=np.arange(1, 201))
curves.loc[[1, 2, 5, 10, 20, 50, 100, 200]].map("{:.2f}".format)

# %% count
print("parameters:", network.count_params())
print("numbers in the 25 training images:", images[:25].size)

# %% curves
figure, panels = plt.subplots(1, 2, figsize=(6.4, 3), layout="constrained")
for ax, name in zip(panels, ("loss", "accuracy"), strict=True):
    train, held_back = curves[name], curves["val_" + name]
    ax.plot(train, label="training")
    ax.plot(held_back, label="validation")
    ends = sorted([train[200], held_back[200]])
    ax.vlines(206, *ends, color="C3", lw=3, label="gap")
    ax.set_xlabel("epoch")
    ax.set_title(name)
    ax.grid(alpha=0.3)
panels[0].set_yscale("log")
panels[1].legend(loc="lower right")

# %% check tags=["hidden"]
last = curves.loc[200]
assert network.count_params() == 785 * 1024 + 1025 * 4
assert last["accuracy"] == 1 and last["val_accuracy"] < 0.9
assert last["val_loss"] > 10 * last["loss"]
assert last["val_loss"] > curves["val_loss"].min() + 0.005
assert curves["loss"][200] < curves["loss"][curves["val_loss"].idxmin()]
assert curves["loss"].max() > 3 * curves["loss"][1]
