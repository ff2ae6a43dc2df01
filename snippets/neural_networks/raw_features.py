"""Raw dollars into N(0, 1) weights: a network that never starts."""

# %% raw
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.metrics import roc_auc_score

clients = pd.read_csv("data/uci_credit_card.csv", nrows=5_000)
default = clients.pop("default.payment.next.month").to_numpy(np.float32)
raw = clients.drop(columns="ID").to_numpy(np.float32)
scaled = (raw - raw.mean(axis=0)) / raw.std(axis=0)


def train(x, seed):
    keras.utils.set_random_seed(seed)
    w1, b1 = tf.Variable(tf.random.normal((23, 7))), tf.Variable(tf.ones(7))
    w2, b2 = tf.Variable(tf.random.normal((7, 1))), tf.Variable(0.0)
    variables = [w1, b1, w2, b2]
    optimizer = keras.optimizers.Adam(0.1)
    optimizer.build(variables)

    @tf.function
    def step():
        with tf.GradientTape() as tape:
            hidden = tf.nn.relu(x @ w1 + b1)
            chances = tf.squeeze(tf.sigmoid(hidden @ w2 + b2))
            loss = keras.losses.binary_crossentropy(default, chances)
        gradients = tape.gradient(loss, variables)
        optimizer.apply_gradients(zip(gradients, variables, strict=True))
        return loss, chances

    for _ in range(100):
        loss, chances = step()
    certain = np.mean(abs(chances - 0.5) > 0.499)
    return {
        "loss": loss.numpy(),
        "chances beyond 0.1% or 99.9%": certain,
        "ROC AUC": roc_auc_score(default, chances),
    }


rows = {}
for name, x in {"raw": raw, "scaled": scaled}.items():
    for seed in (1, 2, 3):
        rows[f"{name}, seed {seed}"] = train(x, seed)
table = pd.DataFrame(rows).T
table.map("{:.2f}".format)

# %% check tags=["hidden"]
assert (table["chances beyond 0.1% or 99.9%"].iloc[:3] > 0.99).all()
assert (table["chances beyond 0.1% or 99.9%"].iloc[3:] < 0.02).all()
assert (table["loss"].iloc[:3] > 3).all()
assert (abs(table["ROC AUC"].iloc[:3] - 0.5) < 0.01).all()
assert (table["ROC AUC"].iloc[3:] > 0.68).all()
