"""Answers to the exercises on the parts of a network."""

# %% count
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(8,)),
        keras.layers.Dense(20, activation="relu"),
        keras.layers.Dense(5, activation="relu"),
        keras.layers.Dense(3),
    ]
)
by_hand = (8 + 1) * 20 + (20 + 1) * 5 + (5 + 1) * 3
print(by_hand, model.count_params())

# %% wide
for units in (17, 18):
    print(units, "units:", (13 + 1) * units + (units + 1) * 1, "parameters")

# %% back
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal([2_000, 3], [900, 1], size=(100, 2))
mean, deviation = x.mean(axis=0), x.std(axis=0)
w, b = np.array([1.5, -0.2]), 5.0

w_raw = w / deviation
b_raw = b - mean @ w_raw
same = np.allclose((x - mean) / deviation @ w + b, x @ w_raw + b_raw)
print("same answers:", same)

# %% check tags=["hidden"]
assert by_hand == model.count_params() == 303
assert abs(15 * 17 + 1 - 261) < abs(15 * 18 + 1 - 261)
assert same
