"""A deep regressor with the settings of 2020, then with better ones."""

# %% data
import keras
import numpy as np
import pandas as pd
from keras import layers

houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.drop_duplicates("id")  # one sale of each house
names = ["bedrooms", "bathrooms", "sqft_living", "grade", "lat", "long"]
rooms = houses[names].to_numpy("float32")
price = houses["price"].to_numpy("float32")

order = np.random.default_rng(1).permutation(len(houses))
train, test = order[:16_000], order[16_000:]


def mean_error(prediction):
    """The mean absolute error on the test houses, in dollars."""
    return np.abs(price[test] - prediction).mean()


median_error = mean_error(np.median(price[train]))
print(f"the median for every house: {median_error:,.0f}")

# %% same
keras.utils.set_random_seed(0)
model = keras.Sequential(
    [
        keras.Input(shape=(len(names),)),
        layers.Dense(64, activation="relu"),  # hidden_units=[64, 32]
        layers.Dense(32, activation="relu"),  # activation_fn=tf.nn.relu
        layers.Dense(1),  # label_dimension=1
    ]
)
model.compile(
    optimizer=keras.optimizers.Adagrad(0.001),  # optimizer="Adagrad"
    loss="mse",  # SUM_OVER_BATCH_SIZE: the mean over the batch
)
model.fit(
    rooms[train],
    price[train],
    batch_size=128,  # .batch(128)
    epochs=4,  # 125 steps each: steps=500
    verbose=0,
)
same_error = mean_error(model(rooms[test]).numpy().ravel())
print(f"the settings of 2020: {same_error:,.0f}")

# %% mended
normalization = layers.Normalization()
normalization.adapt(rooms[train])


def deep_error(learning_rate, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=(len(names),)),
            normalization,
            layers.Dense(64, activation="relu"),
            layers.Dense(32, activation="relu"),
            layers.Dense(1),
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adagrad(learning_rate), loss="mse"
    )
    target = price[train] / 100_000
    model.fit(rooms[train], target, batch_size=128, epochs=4, verbose=0)
    return mean_error(model(rooms[test]).numpy().ravel() * 100_000)


slow_errors = [deep_error(0.001, seed) for seed in range(3)]
deep_errors = [deep_error(0.05, seed) for seed in range(3)]
print("normalized, rate 0.001:")
print(*[f"{error:,.0f}" for error in slow_errors])
print("normalized, rate 0.05:")
print(*[f"{error:,.0f}" for error in deep_errors])

# %% check tags=["hidden"]
assert abs(same_error / price[test].mean() - 1) < 0.05
assert same_error > 2 * median_error
assert max(deep_errors) < 0.65 * median_error
assert median_error < min(slow_errors)
assert max(deep_errors) < 0.7 * min(slow_errors)
defaults = keras.optimizers.Adagrad()
assert abs(float(defaults.learning_rate) - 0.001) < 1e-9
