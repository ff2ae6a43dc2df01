"""The same network from three starts: zeros and ones do not learn."""

# %% train
import keras
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

credit = pd.read_csv("data/uci_credit_card.csv")
default = credit.pop("default.payment.next.month").to_numpy()
x_train, x_test, y_train, y_test = train_test_split(
    credit.drop(columns="ID").to_numpy(np.float32),
    default,
    train_size=8_000,
    test_size=6_000,
    stratify=default,
    random_state=0,
)
mean, deviation = x_train.mean(axis=0), x_train.std(axis=0)
x_train = (x_train - mean) / deviation
x_test = (x_test - mean) / deviation


def train(initializer, seed, steps=60):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((23,)),
            keras.layers.Dense(32, "relu", kernel_initializer=initializer),
            keras.layers.Dense(1, "sigmoid", kernel_initializer=initializer),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(0.02), loss="binary_crossentropy"
    )
    for _ in range(steps):
        model.train_on_batch(x_train, y_train)
    return model


rows, networks = [], {}
for initializer in ("glorot_uniform", "zeros", "ones"):
    for seed in (1, 2, 3):
        network = train(initializer, seed)
        probabilities = network(x_test).numpy()
        rows.append((initializer, seed, roc_auc_score(y_test, probabilities)))
    networks[initializer] = network
runs = pd.DataFrame(rows, columns=["initializer", "seed", "ROC AUC"])
table = runs.pivot(index="initializer", columns="seed", values="ROC AUC")
table.map("{:.2f}".format)

# %% columns
for initializer, network in networks.items():
    kernel = network.layers[0].kernel.numpy()
    different = len(np.unique(kernel.round(5), axis=1).T)
    print(f"{initializer}: {different} distinct units of 32,")
    print(f"  largest weight {abs(kernel).max():.2g}")

# %% check tags=["hidden"]
assert (table.loc["zeros"] == 0.5).all()
assert table.loc["ones"].max() < 0.62
assert table.loc["ones"].std() < 1e-3
assert table.loc["glorot_uniform"].min() > 0.73
for initializer, network in networks.items():
    kernel = network.layers[0].kernel.numpy()
    different = len(np.unique(kernel.round(5), axis=1).T)
    assert different == (1 if initializer in ("zeros", "ones") else 32)
first, last = networks["zeros"].layers
for still in (first.kernel, first.bias, last.kernel):
    assert (still.numpy() == 0).all()
assert last.bias.numpy()[0] < -0.3
