"""Raw dollars, and a loss of probabilities: two ways not to learn."""

# %% raw
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.metrics import roc_auc_score

credit = pd.read_csv("data/uci_credit_card.csv", nrows=5_000)
default = credit.pop("default.payment.next.month").to_numpy(np.float32)
raw = credit.drop(columns="ID").to_numpy(np.float32)
scaled = (raw - raw.mean(axis=0)) / raw.std(axis=0)


def loss_of_logits(logits):
    return keras.losses.binary_crossentropy(default, logits, from_logits=True)


def loss_of_probabilities(logits):
    probabilities = tf.squeeze(tf.sigmoid(logits[:, None]))
    return keras.losses.binary_crossentropy(default, probabilities)


def train(x, loss_function, seed):
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
            logits = tf.squeeze(hidden @ w2 + b2, axis=1)
            loss = loss_function(logits)
        gradients = tape.gradient(loss, variables)
        optimizer.apply(gradients, variables)
        return loss, logits, tf.linalg.global_norm(gradients)

    steps = [step() for _ in range(100)]
    return {
        "first gradient": float(steps[0][2]),
        "first loss": float(steps[0][0]),
        "last loss": float(steps[-1][0]),
        "ROC AUC": roc_auc_score(default, steps[-1][1]),
    }


rows = {}
for name, x, loss_function in (
    ("raw, of probabilities", raw, loss_of_probabilities),
    ("raw, of logits", raw, loss_of_logits),
    ("scaled, of logits", scaled, loss_of_logits),
):
    for seed in (1, 2, 3):
        rows[name, seed] = train(x, loss_function, seed)
table = pd.DataFrame(rows).T.rename_axis(["loss", "seed"])
table.map("{:,.3g}".format)

# %% check tags=["hidden"]
frozen = table.loc["raw, of probabilities"]
moving, learned = table.loc["raw, of logits"], table.loc["scaled, of logits"]
assert (frozen["first gradient"] == 0).all()
assert (frozen["first loss"] == frozen["last loss"]).all()
assert (moving["first gradient"] > 10_000).all()
assert (moving["last loss"] < moving["first loss"] / 50).all()
assert (moving["last loss"] > 1).all() and (moving["ROC AUC"] < 0.65).all()
assert (learned["last loss"] < 0.5).all() and (learned["ROC AUC"] > 0.68).all()
