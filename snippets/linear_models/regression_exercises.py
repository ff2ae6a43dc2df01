"""Answers to the exercises on linear regression."""

# %% predict
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

houses = pd.read_csv("data/kc_house_data.csv")
size_log = np.log(houses["sqft_lot"].to_numpy())
price_log = np.log(houses["price"].to_numpy())
slope, intercept = np.polyfit(size_log, price_log, 1)
estimate = np.exp(intercept + slope * np.log(10_000))
print(f"{estimate:,.0f} dollars")
print(f"all houses: median {houses['price'].median():,.0f}", end=", ")
print(f"mean {houses['price'].mean():,.0f}")


# %% descent
def loss_after_50_steps(features, rate):
    features = features.astype(np.float32)
    targets = price_log.astype(np.float32)
    line = [tf.Variable(0.1), tf.Variable(0.1)]
    optimizer = keras.optimizers.SGD(rate)
    for _ in range(50):
        with tf.GradientTape() as tape:
            predictions = line[0] + line[1] * features
            loss = keras.losses.mean_squared_error(targets, predictions)
        gradients = tape.gradient(loss, line)
        optimizer.apply(gradients, line)
    return float(loss)


centered = size_log - size_log.mean()
for rate in (0.01, 0.05, 0.5):
    raw_loss = loss_after_50_steps(size_log, rate)
    centered_loss = loss_after_50_steps(centered, rate)
    print(f"rate {rate}: raw {raw_loss:.2g}, centered {centered_loss:.2g}")

# %% uncenter
b, a = np.polyfit(centered, price_log, 1)
print(f"from the centered line: {a - b * size_log.mean():.3f}, {b:.3f}")
print(f"from the raw line:      {intercept:.3f}, {slope:.3f}")

# %% check tags=["hidden"]
median, mean = houses["price"].median(), houses["price"].mean()
assert abs(estimate - median) < abs(estimate - mean)
assert np.isclose(b, slope)
assert np.isclose(a - b * size_log.mean(), intercept)
assert centered_loss < 0.3
assert loss_after_50_steps(size_log, 0.01) > 1
assert loss_after_50_steps(centered, 0.01) > 1
assert not np.isfinite(loss_after_50_steps(size_log, 0.05))
