"""A linear regressor with Ftrl, and its exact solution."""

# %% now
import keras
import numpy as np
import pandas as pd
from keras import layers

houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.drop_duplicates("id")  # one sale of each house
names = ["bedrooms", "bathrooms", "sqft_living", "grade", "lat", "long"]
rooms = houses[names].to_numpy(float)
price = houses["price"].to_numpy(float) / 100_000
order = np.random.default_rng(1).permutation(len(houses))
train, test = order[:16_000], order[16_000:]

keras.utils.set_random_seed(0)  # of the shuffling
normalization = layers.Normalization()  # normalizer_fn, for all columns
normalization.adapt(rooms[train])
model = keras.Sequential(
    [
        keras.Input(shape=(len(names),)),
        normalization,
        layers.Dense(1, kernel_initializer="zeros"),  # weights began at 0
    ]
)
model.compile(optimizer=keras.optimizers.Ftrl(0.2), loss="mse")
model.fit(rooms[train], price[train], batch_size=128, epochs=4, verbose=0)


def mean_error(prediction):
    return np.abs(price[test] - prediction).mean() * 100_000


ftrl_error = mean_error(model(rooms[test]).numpy().ravel())
print(f"Ftrl: {ftrl_error:,.0f}")

# %% exact
from sklearn.linear_model import LinearRegression

exact = LinearRegression().fit(rooms[train], price[train])
exact_error = mean_error(exact.predict(rooms[test]))
print(f"least squares: {exact_error:,.0f}")

# %% check tags=["hidden"]
median_error = mean_error(np.median(price[train]))
assert ftrl_error < 0.72 * median_error
assert abs(ftrl_error / exact_error - 1) < 0.03
