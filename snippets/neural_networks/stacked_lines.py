"""Two layers without an activation are one layer."""

# %% two
import keras
import numpy as np
import pandas as pd

credit = pd.read_csv("data/uci_credit_card.csv")
columns = ["LIMIT_BAL"]
columns += [f"BILL_AMT{month}" for month in range(1, 7)]
columns += [f"PAY_AMT{month}" for month in range(1, 4)]
table = credit[columns].head(100).to_numpy("float32")
examples = (table - table.mean(axis=0)) / table.std(axis=0)

keras.utils.set_random_seed(1)
two = keras.Sequential(
    [keras.Input(shape=(10,)), keras.layers.Dense(5), keras.layers.Dense(1)]
)

# %% one
w1, b1, w2, b2 = two.get_weights()
b1 = np.array(keras.random.normal((5,)))  # zeros would prove less
two.set_weights([w1, b1, w2, b2])
one = keras.Sequential([keras.Input(shape=(10,)), keras.layers.Dense(1)])
one.layers[0].set_weights([w1 @ w2, b1 @ w2 + b2])

difference = np.abs(two(examples) - one(examples)).max()
print(f"parameters: {two.count_params()} and {one.count_params()}")
print(f"largest difference: {difference:.5f}")

# %% bend
import matplotlib.pyplot as plt
from keras import activations

x = np.linspace(-3, 3, 301)[:, np.newaxis]
rng = np.random.default_rng(8)
kernel1 = rng.normal(scale=2, size=(1, 8))
bias1 = rng.normal(scale=2, size=8)
kernel2 = rng.normal(size=(8, 1))

figure, axes = plt.subplots(figsize=(6.4, 3.8), layout="constrained")
outputs = {}
for name, activation in (
    ("none", activations.linear),
    ("ReLU", activations.relu),
    ("sigmoid", activations.sigmoid),
):
    hidden = np.array(activation(x @ kernel1 + bias1))
    outputs[name] = (hidden @ kernel2).ravel()
    axes.plot(x, outputs[name], label=name)
axes.set_xlabel("input")
axes.set_ylabel("output")
title = "hidden activation"
figure.legend(loc="outside upper center", ncols=3, title=title)

# %% check tags=["hidden"]
assert difference < 1e-4
assert (two.count_params(), one.count_params()) == (61, 11)
bends = {name: np.abs(np.diff(y, 2)).max() for name, y in outputs.items()}
assert bends["none"] < 1e-6
assert bends["ReLU"] > 1e-3 and bends["sigmoid"] > 1e-5
