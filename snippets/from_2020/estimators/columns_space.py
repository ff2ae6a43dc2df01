"""Every kind of column in one FeatureSpace, and a model of prices on it."""

# %% data
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from keras.utils import FeatureSpace

houses = pd.read_csv("data/kc_house_data.csv", dtype={"zipcode": str})
houses = houses.drop_duplicates("id")  # one sale of each house
price = houses["price"].to_numpy("float32") / 100_000
north = layers.Discretization(np.linspace(47.2, 47.75, 12).tolist())
east = layers.Discretization(np.linspace(-122.45, -121.85, 13).tolist())
columns = {
    "sqft_living": houses["sqft_living"].to_numpy("float32"),
    "grade": houses["grade"].to_numpy(),
    "yr_built": houses["yr_built"].to_numpy("float32"),
    "zipcode": houses["zipcode"].to_numpy(str),
    "north": north(houses["lat"].to_numpy("float32")).numpy(),
    "east": east(houses["long"].to_numpy("float32")).numpy(),
}
order = np.random.default_rng(1).permutation(len(houses))
train, test = order[:16_000], order[16_000:]

# %% space
space = FeatureSpace(
    features={
        "sqft_living": "float_normalized",  # numeric_column, normalizer_fn
        "grade": "integer_categorical",  # with_vocabulary_list
        "yr_built": FeatureSpace.float_discretized(num_bins=8),  # bucketized
        "zipcode": FeatureSpace.string_hashed(num_bins=64),  # hash_bucket
        "north": "integer_categorical",  # boundaries, applied above
        "east": "integer_categorical",
    },
    crosses=[FeatureSpace.cross(("north", "east"), crossing_dim=256)],
    output_mode="concat",
)
known = {name: values[train] for name, values in columns.items()}
space.adapt(tf.data.Dataset.from_tensor_slices(known).batch(4_000))
encoded = space(columns).numpy()
print(len(columns), "columns ->", encoded.shape[1], "numbers a house")


# %% model
def space_error(seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=encoded.shape[1:]),
            layers.Dense(32, activation="relu"),
            layers.Dense(1),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adagrad(0.05), loss="mse")
    model.fit(
        encoded[train], price[train], batch_size=128, epochs=4, verbose=0
    )
    error = np.abs(price[test] - model(encoded[test]).numpy().ravel())
    return error.mean() * 100_000


errors = [space_error(seed) for seed in range(3)]
median_error = np.abs(price[test] - np.median(price[train])).mean() * 100_000
print("FeatureSpace:", [f"{error:,.0f}" for error in errors])
print(f"the median: {median_error:,.0f}")

# %% check tags=["hidden"]
assert max(errors) < 0.6 * median_error
