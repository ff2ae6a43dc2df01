"""Trained on raw units, and on the same columns scaled."""

# %% damage
import keras
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

clients = pd.read_csv("data/uci_credit_card.csv")
late = clients["default.payment.next.month"].to_numpy()
x = clients[["LIMIT_BAL", "BILL_AMT1", "PAY_0", "PAY_2"]].to_numpy("float32")
x_train, x_test, y_train, y_test = (
    x[:20_000],
    x[20_000:],
    late[:20_000],
    late[20_000:],
)


def auc(layers, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input((4,)), *layers, keras.layers.Dense(1, "sigmoid")]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy"
    )
    model.fit(x_train, y_train, batch_size=2000, epochs=3, verbose=0)
    return roc_auc_score(y_test, model(x_test).numpy()[:, 0])


raw = [auc([], seed) for seed in (1, 2, 3)]
print("ROC AUC:", np.round(raw, 2))

# %% check
print("spread of the columns:", *(f"{s:,.1f}" for s in x_train.std(axis=0)))

# %% way_out
scaling = keras.layers.Normalization()
scaling.adapt(x_train)
scaled = [auc([scaling], seed) for seed in (1, 2, 3)]
print("ROC AUC:", np.round(scaled, 2))

# %% claims tags=["hidden"]
assert min(scaled) > max(raw) + 0.02
