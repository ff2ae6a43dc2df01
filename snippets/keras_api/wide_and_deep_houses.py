"""Wide and deep: the eight features of a house twice."""

# %% data
import keras
import numpy as np
import pandas as pd
from keras import layers

houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.drop_duplicates("id")  # one sale of each house
names = ["bedrooms", "bathrooms", "sqft_living", "sqft_lot"]
names += ["floors", "grade", "yr_built", "lat"]
order = np.random.default_rng(1).permutation(len(houses))
train, test = order[:16_000], order[16_000:]


def standardized(values):
    """Mean 0 and deviation 1 over the training houses."""
    return (values - values[train].mean(axis=0)) / values[train].std(axis=0)


features = standardized(houses[names].to_numpy(np.float32))
target = standardized(np.log(houses["price"].to_numpy(np.float32)))


# %% build
def wide_and_deep():
    inputs = keras.Input(shape=(8,))
    deep = layers.Dense(30, activation="relu")(inputs)
    deep = layers.Dense(30, activation="relu")(deep)
    both = layers.concatenate([inputs, deep])
    return keras.Model(inputs, layers.Dense(1)(both))


# %% draw
keras.utils.plot_model(wide_and_deep(), "wide_and_deep.png", dpi=60)

# %% count
first, second, answer = (8 + 1) * 30, (30 + 1) * 30, (8 + 30 + 1) * 1
together = first + second + answer
print(f"by hand: {first} + {second} + {answer} = {together:,}")
print(f"Keras:   {wide_and_deep().count_params():,}")

# %% line
with_one = np.column_stack([features, np.ones(len(features))])
best_line, *_ = np.linalg.lstsq(with_one[train], target[train])
line_loss = np.mean((with_one[test] @ best_line - target[test]) ** 2)
print(f"the best wide part alone: {line_loss:.2f}")


# %% deep
def deep_alone():
    return keras.Sequential(
        [
            keras.Input(shape=(8,)),
            layers.Dense(30, activation="relu"),
            layers.Dense(30, activation="relu"),
            layers.Dense(1),
        ]
    )


# %% fit
test_losses = {}
for build in (deep_alone, wide_and_deep):
    test_losses[build.__name__] = []
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        model = build()
        model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
        model.fit(
            features[train],
            target[train],
            batch_size=800,
            epochs=6,
            verbose=0,
        )
        prediction = model(features[test]).numpy().ravel()
        loss = np.mean((target[test] - prediction) ** 2)
        test_losses[build.__name__].append(loss)
    print(f"{build.__name__:13}", np.round(test_losses[build.__name__], 2))

# %% check tags=["hidden"]
assert wide_and_deep().count_params() == together == 1_239
losses = np.array(list(test_losses.values()))
assert losses.max() < line_loss - 0.02
assert np.abs(np.diff(losses, axis=0)).max() < 0.03
assert 0.2 < line_loss < 0.45
