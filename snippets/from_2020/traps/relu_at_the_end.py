"""A ReLU as the last layer cannot say what lies below the mean."""

# %% damage
import keras
import numpy as np
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv")
names = ["sqft_living", "grade", "lat"]
x = houses[names].to_numpy("float32")
y = np.log(houses["price"].to_numpy("float32"))
x = (x - x.mean(axis=0)) / x.std(axis=0)
y = (y - y.mean()) / y.std()


def fitted(activation, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((3,)),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(1, activation=activation),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
    model.fit(x, y, batch_size=1024, epochs=2, verbose=0)
    return model(x).numpy()[:, 0]


def mse(predicted):
    return np.mean((predicted - y) ** 2)


cut = [fitted("relu", seed) for seed in (1, 2, 3)]
print("squared error:", np.round([mse(p) for p in cut], 2))

# %% check
zeros = [np.mean(p == 0) for p in cut]
print("exactly 0:", np.round(zeros, 2))

# %% way_out
whole = [fitted("linear", seed) for seed in (1, 2, 3)]
print("squared error:", np.round([mse(p) for p in whole], 2))

# %% claims tags=["hidden"]
damage, cured = [mse(p) for p in cut], [mse(p) for p in whole]
assert (np.array(damage) > 1.5 * np.array(cured)).all()
assert min(zeros) > 0.3
