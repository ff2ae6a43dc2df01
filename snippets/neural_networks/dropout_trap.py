"""Dropout that never dropped: the argument `training` decides."""

# %% call
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(1)
dropout = keras.layers.Dropout(0.25)
hidden = tf.ones((1, 8))
print("plain call:")
print(dropout(hidden).numpy()[0].round(2))
print("training=True:")
print(dropout(hidden, training=True).numpy()[0].round(2))

# %% three
credit = pd.read_csv("data/uci_credit_card.csv")
default = credit.pop("default.payment.next.month").to_numpy(np.float32)
x_train, x_test, y_train, y_test = train_test_split(
    credit.drop(columns="ID").to_numpy(np.float32),
    default,
    train_size=500,
    test_size=3_000,
    stratify=default,
    random_state=0,
)
mean, deviation = x_train.mean(axis=0), x_train.std(axis=0)
x_train = (x_train - mean) / deviation
x_test = (x_test - mean) / deviation


def train(drop, seed, units=64, steps=150):
    keras.utils.set_random_seed(seed)
    glorot = keras.initializers.GlorotUniform()
    w1, b1 = tf.Variable(glorot((23, units))), tf.Variable(tf.zeros(units))
    w2, b2 = tf.Variable(glorot((units, 1))), tf.Variable(0.0)
    variables = [w1, b1, w2, b2]
    optimizer = keras.optimizers.Adam(0.01)
    optimizer.build(variables)

    def loss_function(x, y, drop):
        hidden = drop(tf.nn.relu(x @ w1 + b1))
        logits = tf.squeeze(hidden @ w2 + b2, axis=1)
        return keras.losses.binary_crossentropy(y, logits, from_logits=True)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            loss = loss_function(x_train, y_train, drop)
        gradients = tape.gradient(loss, variables)
        optimizer.apply(gradients, variables)
        return loss, loss_function(x_test, y_test, tf.identity)

    return np.array([step() for _ in range(steps)])


dropout = keras.layers.Dropout(0.5)
ways = {
    "no dropout": tf.identity,
    "dropout(hidden)": dropout,
    "dropout(hidden, training=True)": lambda h: dropout(h, training=True),
}
runs = {
    name: np.array([train(drop, seed) for seed in (1, 2, 3)])
    for name, drop in ways.items()
}
for name, losses in runs.items():
    held_out = losses[:, -1, 1]
    print(f"{name}:\n  held-out loss", held_out.round(2))

same = runs["no dropout"] == runs["dropout(hidden)"]
print("first two the same at every step:", same.all())

# %% curves
figure, axes = plt.subplots()
for number, name in enumerate(list(ways)[1:]):
    training, held_out = runs[name][0].T
    axes.plot(held_out, f"C{number}", label=name)
    axes.plot(training, f"C{number}--", lw=1.2)
axes.set_xlabel("step")
axes.set_ylabel("binary cross-entropy")
axes.set_ylim(bottom=0)
axes.legend(loc="lower left")

# %% check tags=["hidden"]
assert same.all()
undropped = runs["dropout(hidden)"][:, :, 1]
dropped = runs["dropout(hidden, training=True)"][:, :, 1]
assert (undropped[:, -1] > 1.4 * dropped[:, -1]).all()
assert (undropped.min(axis=1) < dropped[:, -1]).all()
assert (dropped.min(axis=1) < dropped[:, -1]).all()
