"""784, 16, 8, 4: one network, written as a list and with add."""

# %% list
import itertools

import keras
import numpy as np

keras.utils.set_random_seed(1)
network = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(8, activation="relu"),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
print("parameters:", network.count_params())

# %% count
sizes = [784, 16, 8, 4]
total = 0
pairs = itertools.pairwise(sizes)
for (inputs, units), layer in zip(pairs, network.layers, strict=True):
    by_hand = (inputs + 1) * units
    total += by_hand
    print(f"({inputs:3} + 1) * {units:2} = {by_hand:5}", end=", ")
    print(f"Keras says {layer.count_params():5}")
print("in all:", total)

# %% add
stacked = keras.Sequential()
stacked.add(keras.Input(shape=(784,)))
stacked.add(keras.layers.Dense(16, activation="relu"))
stacked.add(keras.layers.Dense(8, activation="relu"))
stacked.add(keras.layers.Dense(4, activation="softmax"))

# %% same
noise = np.random.default_rng(1).random((5, 784), "float32")
before = network.predict(noise, verbose=0) - stacked.predict(noise, verbose=0)
stacked.set_weights(network.get_weights())
after = network.predict(noise, verbose=0) - stacked.predict(noise, verbose=0)
print(f"largest difference, each with its own start: {abs(before).max():.2f}")
print(f"with the same weights: {abs(after).max():.0f}")

# %% check tags=["hidden"]
assert total == network.count_params() == stacked.count_params() == 12732
assert abs(before).max() > 0.01 and abs(after).max() == 0
first_share = network.layers[0].count_params() / total
