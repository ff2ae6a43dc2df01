"""class_weight changes what a probability means."""

# %% damage
import keras
import numpy as np
import pandas as pd

clients = pd.read_csv("data/uci_credit_card.csv")
late = clients["default.payment.next.month"].to_numpy("float32")
x = clients[["LIMIT_BAL", "AGE", "PAY_0", "PAY_2"]].to_numpy("float32")
x = (x - x.mean(axis=0)) / x.std(axis=0)


def mean_chance(class_weight, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input((4,)), keras.layers.Dense(1, activation="sigmoid")]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(0.05), loss="binary_crossentropy"
    )
    model.fit(
        x,
        late,
        batch_size=1000,
        epochs=2,
        class_weight=class_weight,
        verbose=0,
    )
    return np.mean(model(x))


weights = {0: 1.0, 1: 3.5}
weighted = [mean_chance(weights, seed) for seed in (1, 2, 3)]
print("mean predicted chance:", *[f"{chance:.0%}" for chance in weighted])

# %% check
print(f"clients that defaulted: {late.mean():.0%}")

# %% way_out
plain = [mean_chance(None, seed) for seed in (1, 2, 3)]
print("mean predicted chance:", *[f"{chance:.0%}" for chance in plain])

# %% claims tags=["hidden"]
assert min(weighted) > 1.6 * late.mean()
assert np.abs(np.array(plain) - late.mean()).max() < 0.03
