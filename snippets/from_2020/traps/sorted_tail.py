"""validation_split takes the last rows: of a sorted file, the extremes."""

# %% damage tags=["varies"]
import keras
import numpy as np
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.drop_duplicates("id")  # one sale of each house
houses = houses.sort_values("price")
x = houses[["sqft_living", "grade", "lat"]].to_numpy("float32")
y = np.log(houses["price"].to_numpy("float32"))
x = (x - x.mean(axis=0)) / x.std(axis=0)
y = (y - y.mean()) / y.std()


def validation_loss(x, y, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.SGD(0.2), loss="mse")
    history = model.fit(
        x, y, batch_size=1000, epochs=2, validation_split=0.2, verbose=0
    )
    return history.history["val_loss"][-1]


tail = [validation_loss(x, y, seed) for seed in (1, 2, 3)]
print("validation loss:", np.round(tail, 2))

# %% check
cut = int(0.8 * len(y))
print(f"mean target: {y[:cut].mean():.1f} before, {y[cut:].mean():.1f} after")

# %% way_out tags=["varies"]
order = np.random.default_rng(0).permutation(len(y))
mixed = [validation_loss(x[order], y[order], seed) for seed in (1, 2, 3)]
print("validation loss:", np.round(mixed, 2))

# %% claims tags=["hidden"]
assert min(tail) > 2 * max(mixed)
