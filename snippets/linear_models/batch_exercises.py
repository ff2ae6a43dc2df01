"""Answers to the exercises on batch training."""

# %% columns
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

path = "data/kc_house_data.csv"
whole = pd.read_csv(path)
narrow = pd.read_csv(path, usecols=["price", "sqft_lot"], dtype=np.float32)
for name, table in [("all columns", whole), ("two columns", narrow)]:
    size = table.memory_usage(index=False).sum() / 1e6
    print(f"{name}: {size:.1f} MB")

# %% sorted
pairs = whole[["sqft_lot", "price"]].to_numpy(float)
pairs = (pairs - pairs.mean(axis=0)) / pairs.std(axis=0)
pairs = pairs.astype(np.float32)


def last_intercept(dataset):
    line = [tf.Variable(0.0), tf.Variable(0.0)]
    optimizer = keras.optimizers.Adam(0.01)
    for batch in dataset.batch(100):
        with tf.GradientTape() as tape:
            predictions = line[0] + line[1] * batch[:, 0]
            loss = keras.losses.mean_squared_error(batch[:, 1], predictions)
        gradients = tape.gradient(loss, line)
        optimizer.apply(gradients, line)
    return line[0].numpy()


keras.utils.set_random_seed(1)
by_price = pairs[np.argsort(pairs[:, 1])]
sorted_rows = tf.data.Dataset.from_tensor_slices(by_price)
shuffled = sorted_rows.shuffle(len(by_price))
in_order, mixed = last_intercept(sorted_rows), last_intercept(shuffled)
print(f"sorted by price: intercept {in_order:.1f}")
print(f"shuffled:        intercept {mixed:.1f}")

# %% passes
travel = whole["price"].mean() / (0.001 * 217)
print(f"{travel:,.0f} passes")

# %% check tags=["hidden"]
assert in_order > 0.3 and abs(mixed) < 0.15
assert -(-len(whole) // 100) == 217
