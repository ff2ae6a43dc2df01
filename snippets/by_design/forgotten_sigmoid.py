"""A binary classifier without its sigmoid, three seeds."""

# %% setup
import keras
import numpy as np
import pandas as pd

names = [
    *("bedrooms", "bathrooms", "sqft_living", "sqft_lot", "floors"),
    *("waterfront", "view", "condition", "grade", "yr_built"),
    *("lat", "long", "sqft_living15"),
]
houses = pd.read_csv("data/kc_house_data.csv").sample(frac=1, random_state=0)
houses = houses.drop_duplicates("id")  # one sale of each house
raw = houses[names].to_numpy("float32")
dear = (houses["price"] > 500_000).to_numpy("float32")
train, test = slice(0, 16_000), slice(16_000, None)
features = (raw - raw[train].mean(axis=0)) / raw[train].std(axis=0)

# %% train
cases = {
    "sigmoid": ("sigmoid", False),
    "forgotten": (None, False),
    "in the loss": (None, True),
}
rows = {}
for seed in range(3):
    for name, (activation, from_logits) in cases.items():
        keras.utils.set_random_seed(seed)
        model = keras.Sequential(
            [
                keras.Input(shape=(13,)),
                keras.layers.Dense(10, activation="relu"),
                keras.layers.Dense(10, activation="relu"),
                keras.layers.Dense(1, activation=activation),
            ]
        )
        model.compile(
            loss=keras.losses.BinaryCrossentropy(from_logits=from_logits),
            optimizer="rmsprop",
            steps_per_execution=16,  # 16 steps in one call: less waiting
        )
        model.fit(
            features[train], dear[train], batch_size=100, epochs=3, verbose=0
        )
        output = model(features[test]).numpy().ravel()
        if from_logits:
            output = keras.ops.sigmoid(output).numpy()
        rows[seed, name] = {
            "right": np.mean((output > 0.5) == dear[test]),
            "smallest": output.min(),
            "largest": output.max(),
        }

# %% table tags=["varies"]
table = pd.DataFrame(rows).T.unstack().rename_axis("seed")
right = table["right"][list(cases)]
right.map("{:.1%}".format)

# %% range tags=["varies"]
ranges = table[["smallest", "largest"]].swaplevel(axis=1)
ranges[["sigmoid", "forgotten"]].map("{:.1f}".format)

# %% check tags=["hidden"]
assert (ranges["forgotten", "smallest"] < -0.1).all()
assert (ranges["forgotten", "largest"] > 1.5).all()
assert (ranges["sigmoid", "smallest"] >= 0).all()
assert (ranges["sigmoid", "largest"] <= 1).all()
assert (right["forgotten"] < right["sigmoid"]).all()
assert np.allclose(right["in the loss"], right["sigmoid"], atol=0.003)
lost = right["sigmoid"] - right["forgotten"]
assert lost.max() < 0.12
