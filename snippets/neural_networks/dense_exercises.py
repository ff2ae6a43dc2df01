"""Exercises on dense layers."""

# %% age
import tensorflow as tf

ages = tf.constant([[1.0, 44.0], [1.0, 45.0], [1.0, 46.0]])
weights = tf.constant([[-0.05], [-0.01]])
print(tf.sigmoid(tf.matmul(ages, weights) + 0.5).numpy().round(4))

# %% count
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(23,)),
        keras.layers.Dense(7, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
print("by hand:", (23 * 7 + 7) + (7 * 1 + 1))
print("Keras:  ", model.count_params())

with_ten = keras.Sequential(
    [
        keras.Input(shape=(10,)),
        keras.layers.Dense(10, activation="sigmoid"),
        keras.layers.Dense(5, activation="sigmoid"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
print("by hand:", (10 * 10 + 10) + (10 * 5 + 5) + (5 * 1 + 1))
print("Keras:  ", with_ten.count_params())

# %% linear
import pandas as pd

credit = pd.read_csv("data/uci_credit_card.csv")
columns = ["LIMIT_BAL", "BILL_AMT1", "PAY_AMT1"]
table = credit[columns].head(100).to_numpy("float32")
examples = (table - table.mean(axis=0)) / table.std(axis=0)

outside = []
for seed in range(5):
    keras.utils.set_random_seed(seed)
    scores = keras.layers.Dense(1)(examples).numpy()
    outside.append(((scores < 0) | (scores > 1)).sum())
    print(f"seed {seed}: {outside[-1]} of 100 lie outside 0 to 1")

# %% check tags=["hidden"]
assert model.count_params() == 176 and with_ten.count_params() == 61 + 110
assert min(outside) > 20
