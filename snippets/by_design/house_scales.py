"""The same network on raw and on standardized features, three seeds."""

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
features = houses[names].astype("float32")
price = houses["price"].to_numpy("float32") / 100_000
train, test = slice(0, 16_000), slice(16_000, None)
mean, deviation = features[train].mean(), features[train].std()
standardized = ((features - mean) / deviation).to_numpy()

# %% train
raw = features.to_numpy()
rows = {}
for seed in range(3):
    for name, x in [("raw", raw), ("standardized", standardized)]:
        keras.utils.set_random_seed(seed)
        net = keras.Sequential(
            [
                keras.Input(shape=(13,)),
                keras.layers.Dense(10, activation="relu"),
                keras.layers.Dense(10, activation="relu"),
                keras.layers.Dense(1),
            ]
        )
        net.compile(
            loss="mean_squared_error",
            optimizer="rmsprop",
            steps_per_execution=16,  # 16 steps in one call: less waiting
        )
        first = net(x[test]).numpy()
        net.fit(x[train], price[train], batch_size=100, epochs=3, verbose=0)
        last = net(x[test]).numpy()
        rows[seed, name] = {
            label: 100 * np.sqrt(np.mean((price[test] - p.ravel()) ** 2))
            for label, p in [("untrained", first), ("3 epochs", last)]
        }

# %% table tags=["varies"]
table = pd.DataFrame(rows).T.unstack().rename_axis("seed")
constant = 100 * np.std(price[test] - price[train].mean())
print(f"always the mean price: {constant:.0f} thousand dollars off")
table.map(lambda error: f"{float(f'{error:.2g}'):,.0f}")

# %% check tags=["hidden"]
assert (table["3 epochs", "standardized"] < 0.8 * constant).all()
assert (table["3 epochs", "raw"] > 1.2 * constant).all()
assert (table["untrained", "raw"] > 100_000).all()
worst = float(f"{table['3 epochs', 'raw'].max():.2g}") / round(constant)
worst = float(f"{worst:.2g}")
