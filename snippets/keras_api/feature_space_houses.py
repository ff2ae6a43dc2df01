"""Numbers, categories and a cross: what feature columns were for."""

# %% data
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers
from keras.utils import FeatureSpace

houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.drop_duplicates("id")  # one sale of each house
names = ["bedrooms", "bathrooms", "sqft_living", "grade", "view", "zipcode"]
columns = {name: houses[name].to_numpy() for name in names}
price = houses["price"].to_numpy(np.float32) / 100_000

order = np.random.default_rng(1).permutation(len(houses))
train, test = order[:16_000], order[16_000:]

# %% space
space = FeatureSpace(
    features={
        "bedrooms": "float_normalized",
        "bathrooms": "float_normalized",
        "sqft_living": "float_normalized",
        "grade": "integer_categorical",
        "view": "integer_categorical",
        "zipcode": "integer_categorical",
    },
    crosses=[FeatureSpace.cross(("grade", "view"), crossing_dim=32)],
    output_mode="concat",
)
sample = {name: values[train] for name, values in columns.items()}
space.adapt(tf.data.Dataset.from_tensor_slices(sample).batch(4_000))

# %% encode
encoded = space(columns).numpy()
print(len(columns), "columns ->", encoded.shape[1], "numbers a house")

# %% count
for name in ("grade", "view", "zipcode"):
    print(f"{name}: {len(np.unique(columns[name][train]))} values + 1")
width = (
    3
    + 32
    + sum(
        len(np.unique(columns[name][train])) + 1
        for name in ("grade", "view", "zipcode")
    )
)
print("by hand:", width)


# %% network
def explained(prediction):
    error = np.mean((price[test] - prediction) ** 2)
    return 1 - error / np.var(price[test])


scores = []
for seed in range(3):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input(shape=encoded.shape[1:]),
            layers.Dense(16, activation="relu"),
            layers.Dense(1),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss="mse")
    model.fit(
        encoded[train], price[train], batch_size=500, epochs=8, verbose=0
    )
    scores.append(explained(model(encoded[test]).numpy().ravel()))
print("network:", np.round(scores, 2))

# %% trees
from sklearn.ensemble import HistGradientBoostingRegressor

table = houses[names].astype({"zipcode": "category"})
trees = HistGradientBoostingRegressor(
    categorical_features="from_dtype", random_state=1
)
trees.fit(table.iloc[train], price[train])
tree_score = explained(trees.predict(table.iloc[test]))
print(f"boosted trees: {tree_score:.2f}")

# %% check tags=["hidden"]
assert encoded.shape[1] == width
assert min(scores) > 0.55 and tree_score > 0.6
assert abs(np.mean(scores) - tree_score) < 0.1
