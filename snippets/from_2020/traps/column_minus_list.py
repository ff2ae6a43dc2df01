"""A loop of one's own: (n, 1) minus (n,) trains toward the mean."""

# %% damage
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

six = np.ones((6, 1)) - np.ones(6)
print("(6, 1) - (6,) has shape", six.shape)

houses = pd.read_csv("data/kc_house_data.csv")[:500]
x = houses[["sqft_living", "grade", "lat"]].to_numpy("float32")
y = np.log(houses["price"].to_numpy("float32"))
x = (x - x.mean(axis=0)) / x.std(axis=0)
y = (y - y.mean()) / y.std()


def squared_error(target, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    optimizer = keras.optimizers.SGD(0.2)
    weights = model.trainable_variables
    for _ in range(40):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((model(x) - target) ** 2)
        optimizer.apply(tape.gradient(loss, weights), weights)
    return np.mean((model(x)[:, 0] - y) ** 2)


crossed = [squared_error(y, seed) for seed in (1, 2, 3)]
print("squared error:", np.round(crossed, 2))

# %% check
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
print("predictions", model(x).shape, "target", y.shape)

# %% way_out
paired = [squared_error(y[:, None], seed) for seed in (1, 2, 3)]
print("squared error:", np.round(paired, 2))

# %% claims tags=["hidden"]
assert six.shape == (6, 6)
assert min(crossed) > 0.98 and max(paired) < 0.5
