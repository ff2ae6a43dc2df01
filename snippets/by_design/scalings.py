"""Plain gradient descent on houses: four scalings, then four rates."""

# %% houses
import keras
import numpy as np
import pandas as pd
import tensorflow as tf

names = [
    *("bedrooms", "bathrooms", "sqft_living", "sqft_lot", "floors"),
    *("waterfront", "view", "condition", "grade", "yr_built"),
    *("lat", "long", "sqft_living15"),
]
houses = pd.read_csv("data/kc_house_data.csv").sample(frac=1, random_state=0)
houses = houses.drop_duplicates("id")  # one sale of each house
raw = houses[names].to_numpy("float32")
price = np.log(houses[["price"]].to_numpy("float32"))
train, held_out = slice(0, 16_000), slice(16_000, None)
price = (price - price[train].mean()) / price[train].std()

# %% four
low, high = raw[train].min(axis=0), raw[train].max(axis=0)
mean, deviation = raw[train].mean(axis=0), raw[train].std(axis=0)
scaled = {
    "raw": raw,
    "by the largest": raw / np.abs(raw[train]).max(axis=0),
    "min-max": (raw - low) / (high - low),
    "standardized": (raw - mean) / deviation,
}
rows = {}
for name, features in scaled.items():
    for column in ("sqft_lot", "yr_built"):
        values = features[train, names.index(column)]
        rows[name, column] = np.percentile(values, [1, 50, 99])
ranges = pd.DataFrame(rows, index=["1%", "median", "99%"]).T
ranges.rename_axis(["scaling", "column"]).round(3)


# %% network
def network(seed):
    keras.utils.set_random_seed(seed)
    hidden = keras.layers.Dense(16, "relu", kernel_initializer="he_normal")
    return keras.Sequential(
        [keras.Input((13,)), hidden, keras.layers.Dense(1)]
    )


model = network(1)


@tf.function
def train(features, batches, rate):
    """A step of plain gradient descent on each batch of rows."""
    for number in tf.range(len(batches)):
        rows = batches[number]
        with tf.GradientTape() as tape:
            away = model(tf.gather(features, rows)) - tf.gather(price, rows)
            loss = tf.reduce_mean(away**2)
        weights = model.trainable_variables
        slopes = tape.gradient(loss, weights)
        for weight, slope in zip(weights, slopes, strict=True):
            weight.assign_sub(rate * slope)


# %% scalings
def loss_held_out(features, seed):
    model.set_weights(network(seed).get_weights())
    batches = np.random.default_rng(seed).choice(16_000, (200, 100))
    train(tf.constant(features), tf.constant(batches), tf.constant(0.03))
    return np.mean((model(features[held_out]) - price[held_out]) ** 2)


table = pd.DataFrame(
    {
        name: [loss_held_out(features, seed) for seed in (1, 2, 3)]
        for name, features in scaled.items()
    },
    index=["seed 1", "seed 2", "seed 3"],
).T
table.round(3)

# %% check tags=["hidden"]
assert table.loc["raw"].isna().all()
assert (table.loc["standardized"] < table.loc["min-max"] - 0.03).all()
assert (table.loc["min-max"] < table.loc["by the largest"]).all()
assert ranges["1%"]["by the largest", "yr_built"] > 0.93
assert ranges["median"]["min-max", "sqft_lot"] < 0.01
