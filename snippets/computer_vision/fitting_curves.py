"""Learning curves of four troubles."""

# %% train
import keras
import matplotlib.pyplot as plt
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
pictures = x_all / np.float32(255)
x_train, y_train = pictures[5000:6000], y_all[5000:6000]
x_valid, y_valid = pictures[:1000], y_all[:1000]
trousers = y_valid == 1
no_shirts = ~np.isin(y_train, [2, 6])  # and no pullovers


def curves(units, x, y, x_new, y_new, every=1):
    keras.utils.set_random_seed(1)
    model = keras.Sequential(
        [
            keras.Input(shape=(28, 28)),
            keras.layers.Flatten(),
            keras.layers.Dense(units, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(0.003),
        loss="sparse_categorical_crossentropy",
    )
    history = model.fit(
        x,
        y,
        batch_size=100,
        epochs=15,
        validation_data=(x_new, y_new),
        validation_batch_size=1000,
        validation_freq=every,  # in epochs
        verbose=0,
    )
    return history.history


easy = x_valid[trousers], y_valid[trousers]
troubles = {
    "under-fit": (1, x_train, y_train, x_valid, y_valid),
    "over-fit": (300, x_train[:200], y_train[:200], x_valid, y_valid),
    "training unrepresentative": (
        *(30, x_train[no_shirts], y_train[no_shirts]),
        *(x_valid, y_valid),
    ),
    "validation unrepresentative": (30, x_train, y_train, *easy),
}
histories = {name: curves(*trouble) for name, trouble in troubles.items()}
for name, history in histories.items():
    train, valid = history["loss"], history["val_loss"]
    print(f"{name}:")
    print(f"  training {train[-1]:.2g}, validation {valid[-1]:.2g}")

# %% plot
fig, axes = plt.subplots(
    2, 2, figsize=(6.4, 5), sharex=True, sharey=True, layout="constrained"
)
for ax, (name, history) in zip(axes.flat, histories.items(), strict=True):
    ax.plot(range(1, 16), history["loss"], label="training")
    ax.plot(range(1, 16), history["val_loss"], label="validation")
    ax.set_title(name, fontsize=10)
    ax.set_ylim(0, 2.6)
for ax in axes[1]:
    ax.set_xlabel("epoch")
for ax in axes[:, 0]:
    ax.set_ylabel("loss")
handles = axes[0, 0].get_legend_handles_labels()
fig.legend(*handles, loc="outside lower center", ncols=2)

# %% more
more, more_labels = pictures[1000:6000], y_all[1000:6000]
no_shirts = ~np.isin(more_labels, [2, 6])
five_times = {
    "over-fit": (300, more[:1000], more_labels[:1000]),
    "training unrepresentative": (
        *(30, more[no_shirts], more_labels[no_shirts]),
    ),
}
for name, (units, x, y) in five_times.items():
    history = curves(units, x, y, x_valid, y_valid, every=15)
    before = f"{len(troubles[name][1]):,} images"
    print(f"{name}: {len(x):,} images instead of {before}")
    train, valid = history["loss"][-1], history["val_loss"][-1]
    print(f"training {train:.2g}, validation {valid:.2g}")
    five_times[name] = train, valid

# %% check tags=["hidden"]
ends = {
    name: (h["loss"][-1], h["val_loss"][-1]) for name, h in histories.items()
}
gaps = {name: valid - train for name, (train, valid) in ends.items()}
assert ends["under-fit"][0] > 1 and abs(gaps["under-fit"]) < 0.3
assert ends["over-fit"][0] < 0.3 and gaps["over-fit"] > 0.4
assert gaps["training unrepresentative"] > 1
assert gaps["validation unrepresentative"] < -0.05
for name in troubles:
    assert histories[name]["loss"][-1] < histories[name]["loss"][0]
worse = histories["training unrepresentative"]["val_loss"]
assert worse[-1] > worse[0] + 0.5 and worse[-1] > 2.6
assert ends["validation unrepresentative"][0] < ends["under-fit"][0] - 1
train, valid = five_times["over-fit"]
assert valid < ends["over-fit"][1] - 0.03
assert valid - train < gaps["over-fit"] - 0.05
train, valid = five_times["training unrepresentative"]
assert valid > ends["training unrepresentative"][1] + 0.2
