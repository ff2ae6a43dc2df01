"""Six classes with softmax, and four."""

# %% data
import keras
import numpy as np
import pandas as pd

credit = pd.read_csv("data/uci_credit_card.csv")
columns = ["LIMIT_BAL"]
columns += [f"BILL_AMT{month}" for month in range(1, 7)]
columns += [f"PAY_AMT{month}" for month in range(1, 4)]
table = credit[columns].to_numpy("float32")
examples = (table - table.mean(axis=0)) / table.std(axis=0)

# %% six
keras.utils.set_random_seed(1)
six = keras.Sequential(
    [
        keras.Input(shape=(10,)),
        keras.layers.Dense(10, activation="sigmoid"),
        keras.layers.Dense(8, activation="relu"),
        keras.layers.Dense(6, activation="softmax"),
    ]
)
probabilities = six(examples[:5]).numpy()
classes = [str(k) for k in range(1, 7)]
shown = pd.DataFrame(probabilities, columns=classes)
shown["sum"] = shown.sum(axis=1)
shown.round(3)

# %% sums
sums = six(examples).numpy().sum(axis=1)
print(f"all {len(sums):,} sums: {sums.min():.4f} to {sums.max():.4f}")

# %% by hand
*hidden, output = six.layers
inputs = examples
for layer in hidden:
    inputs = layer(inputs)
scores = np.matmul(inputs, output.kernel) + output.bias
powers = np.exp(scores)
by_hand = powers / powers.sum(axis=1, keepdims=True)
print(f"{np.abs(by_hand - six(examples)).max():.6f}")

# %% sigmoids
six_sigmoids = 1 / (1 + np.exp(-scores))
print("sums with sigmoids:", six_sigmoids.sum(axis=1)[:5].round(2))

# %% count
four = keras.Sequential(
    [
        keras.Input(shape=(10,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(8, activation="sigmoid"),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
by_hand_counts = {
    "10 → 10 → 8 → 6": [10 * 10 + 10, 10 * 8 + 8, 8 * 6 + 6],
    "10 → 16 → 8 → 4": [10 * 16 + 16, 16 * 8 + 8, 8 * 4 + 4],
}
for (name, counts), model in zip(
    by_hand_counts.items(), (six, four), strict=True
):
    layers = " + ".join(str(count) for count in counts)
    print(f"{name}:  {layers} = {sum(counts)}")
    print(f"     Keras:  {model.count_params()}")

# %% check tags=["hidden"]
assert np.abs(sums - 1).max() < 1e-5
assert np.abs(by_hand - six(examples)).max() < 1e-5
assert np.abs(six_sigmoids.sum(axis=1) - 1).min() > 0.5
assert np.abs(four(examples).numpy().sum(axis=1) - 1).max() < 1e-5
for counts, model in zip(by_hand_counts.values(), (six, four), strict=True):
    assert counts == [layer.count_params() for layer in model.layers]
assert (six.count_params(), four.count_params()) == (252, 348)
