"""100 customers with ten features through Keras layers 10 → 7 → 3 → 1."""

# %% data
import keras
import pandas as pd

credit = pd.read_csv("data/uci_credit_card.csv")
columns = ["LIMIT_BAL"]
columns += [f"BILL_AMT{month}" for month in range(1, 7)]
columns += [f"PAY_AMT{month}" for month in range(1, 4)]

table = credit[columns].head(100).to_numpy("float32")
examples = (table - table.mean(axis=0)) / table.std(axis=0)
print(examples.shape)

# %% layers
keras.utils.set_random_seed(1)
layer1 = keras.layers.Dense(7, activation="sigmoid")
layer2 = keras.layers.Dense(3, activation="sigmoid")
layer3 = keras.layers.Dense(1, activation="sigmoid")
print("weights before the first call:", len(layer1.weights))

hidden1 = layer1(examples)
hidden2 = layer2(hidden1)
predictions = layer3(hidden2)
for name, tensor in (
    ("hidden1", hidden1),
    ("hidden2", hidden2),
    ("predictions", predictions),
):
    print(f"{name:11} {tuple(tensor.shape)}")

# %% inside
print("kernel", tuple(layer1.kernel.shape))
print("bias  ", tuple(layer1.bias.shape), layer1.bias.numpy())

# %% count
by_hand = {
    "10 → 7": 10 * 7 + 7,
    "7 → 3": 7 * 3 + 3,
    "3 → 1": 3 * 1 + 1,
}
keras_counts = [layer.count_params() for layer in (layer1, layer2, layer3)]
counts = pd.DataFrame(
    {"by hand": by_hand.values(), "Keras": keras_counts}, index=list(by_hand)
)
counts.loc["all"] = counts.sum()
counts

# %% seeds
for seed in range(5):
    keras.utils.set_random_seed(seed)
    network = keras.Sequential(
        [
            keras.layers.Dense(7, activation="sigmoid"),
            keras.layers.Dense(3, activation="sigmoid"),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )
    probability = network(examples[:1]).numpy().item()
    print(f"seed {seed}: {probability:.2f}")

# %% check tags=["hidden"]
import numpy as np

assert examples.shape == (100, 10)
assert (counts["by hand"] == counts["Keras"]).all()
assert counts.loc["all", "Keras"] == 105
assert (layer1.bias.numpy() == 0).all()
assert np.abs(examples.mean(axis=0)).max() < 1e-5
