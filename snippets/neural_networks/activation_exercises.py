"""Exercises on activation functions."""

# %% sigmoid
import numpy as np

# Columns: high age? high bill?  Default if exactly one of them is 1.
cases = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], float)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


total = cases.sum(axis=1)
unit1 = sigmoid(20 * (total - 0.5))
unit2 = sigmoid(20 * (total - 1.5))
print("two units:", (unit1 - unit2).round(4))

# %% deep
import keras
import pandas as pd
import tensorflow as tf

credit = pd.read_csv("data/uci_credit_card.csv")
bills = credit[[f"BILL_AMT{month}" for month in range(1, 7)]].head(100)
bills = bills.to_numpy("float32")
examples = (bills - bills.mean(axis=0)) / bills.std(axis=0)
default100 = credit[["default.payment.next.month"]].head(100)
targets = default100.to_numpy("float32")


def gradient_sizes(activation, seed):
    keras.utils.set_random_seed(seed)
    hidden = [keras.layers.Dense(10, activation) for _ in range(10)]
    network = keras.Sequential([*hidden, keras.layers.Dense(1, "sigmoid")])
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((targets - network(examples)) ** 2)
    kernels = [layer.kernel for layer in hidden]
    return [float(tf.norm(g)) for g in tape.gradient(loss, kernels)]


sizes = {
    (activation, seed): gradient_sizes(activation, seed)
    for activation in ("sigmoid", "relu")
    for seed in range(3)
}
for (activation, seed), size in sizes.items():
    print(
        f"{activation:8} seed {seed}  first / last: {size[0] / size[-1]:.0e}"
    )

# %% check tags=["hidden"]
assert np.allclose(unit1 - unit2, [0, 1, 1, 0], atol=1e-3)
ratios = {key: size[0] / size[-1] for key, size in sizes.items()}
assert max(r for (name, _), r in ratios.items() if name == "sigmoid") < 1e-4
assert min(r for (name, _), r in ratios.items() if name == "relu") > 0.1
