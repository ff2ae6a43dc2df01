"""Ten layers of ReLU: does it learn from Glorot's start, and from He's?"""

# %% deep
import keras
import numpy as np
import pandas as pd

credit = pd.read_csv("data/uci_credit_card.csv", nrows=3_000)
default = credit.pop("default.payment.next.month").to_numpy("float32")
x = credit.drop(columns="ID").to_numpy("float32")
x = (x - x.mean(axis=0)) / x.std(axis=0)


def train(start, seed):
    """Spread of the last hidden outputs before training; loss after it."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input((23,))])
    for _ in range(10):
        model.add(keras.layers.Dense(32, "relu", kernel_initializer=start))
    model.add(keras.layers.Dense(1, "sigmoid"))
    hidden = x
    for layer in model.layers[:-1]:
        hidden = layer(hidden)
    spread = float(keras.ops.std(hidden))
    model.compile(keras.optimizers.SGD(0.05), "binary_crossentropy")
    history = model.fit(x, default, batch_size=100, epochs=4, verbose=0)
    return spread, history.history["loss"][-1]


rows = {}
for start in ("glorot_uniform", "he_normal"):
    for seed in (1, 2, 3):
        rows[start, seed] = train(start, seed)
table = pd.DataFrame(rows, index=["spread", "loss"]).T
table.rename_axis(["start", "seed"]).round(2)

# %% check tags=["hidden"]
glorot, he = table.loc["glorot_uniform"], table.loc["he_normal"]
rate = default.mean()
of_share = -rate * np.log(rate) - (1 - rate) * np.log(1 - rate)
assert glorot["spread"].max() < 0.15 and he["spread"].min() > 0.3
assert glorot["loss"].min() > he["loss"].max()
assert abs(glorot["loss"] - of_share).max() < 0.03
assert of_share - he["loss"].max() > 0.02
