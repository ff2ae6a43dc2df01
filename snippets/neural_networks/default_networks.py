"""Who will default? Two networks, on three splits."""

# %% customers
import math
from functools import partial

import keras
import numpy as np
import pandas as pd
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import StratifiedShuffleSplit

credit = pd.read_csv("data/uci_credit_card.csv")
default = credit.pop("default.payment.next.month").to_numpy()
codes = ["EDUCATION", "MARRIAGE"]
codes += [f"PAY_{month}" for month in (0, 2, 3, 4, 5, 6)]
x = pd.get_dummies(
    credit.drop(columns=["ID", "SEX"]), columns=codes, dtype="float32"
).to_numpy()
shuffled = StratifiedShuffleSplit(n_splits=3, test_size=6_000, random_state=0)


# %% network
def network(x, y, regularized=False, epochs=6, batch_size=1_000):
    """32 and 16 units with ReLU; regularized by AdamW and a falling rate."""
    he = "he_normal"
    model = keras.Sequential(
        [
            keras.Input((x.shape[1],)),
            keras.layers.Dense(32, "relu", kernel_initializer=he),
            keras.layers.Dense(16, "relu", kernel_initializer=he),
            keras.layers.Dense(1, "sigmoid"),
        ]
    )
    optimizer = keras.optimizers.Adam(0.01)
    if regularized:
        steps = epochs * math.ceil(len(x) / batch_size)
        falling = keras.optimizers.schedules.CosineDecay(0.01, steps)
        optimizer = keras.optimizers.AdamW(falling, weight_decay=1.0)
    model.compile(optimizer=optimizer, loss="binary_crossentropy")
    model.fit(x, y, batch_size=batch_size, epochs=epochs, verbose=0)
    return lambda asked: model(asked).numpy()[:, 0]


# %% errors
models = {
    "network": network,
    "regularized": partial(network, regularized=True),
}
rows = {}
for name, fit in models.items():
    for seed, (train, test) in enumerate(shuffled.split(x, default), 1):
        keras.utils.set_random_seed(seed)
        mean, deviation = x[train].mean(axis=0), x[train].std(axis=0)
        deviation[deviation == 0] = 1  # a code that no training customer has
        scaled = (x - mean) / deviation
        probability = fit(scaled[train], default[train])(scaled[test])
        rows[name, seed] = {
            "loss": log_loss(default[test], probability),
            "accuracy": np.mean((probability > 0.5) == default[test]),
            "ROC AUC": roc_auc_score(default[test], probability),
        }
runs = pd.DataFrame(rows).T
by_model = runs.groupby(level=0, sort=False)
middle, deviation = by_model.mean(), by_model.std()
middle.round(3)

# %% deviation
deviation.round(3)

# %% check tags=["hidden"]
losses = runs["loss"].unstack(level=0)
gain = losses["network"] - losses["regularized"]
assert gain.mean() > 0
assert 0.424 < middle["loss"]["regularized"] < 0.443
assert middle["accuracy"].between(0.816, 0.828).all()
