"""Thirteen features: least squares, then Normalization, Dense and fit."""

# %% data
import keras
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

houses = pd.read_csv("data/kc_house_data.csv")
houses = houses.sample(frac=1, random_state=0)  # shuffle
houses = houses.drop_duplicates("id")  # one sale of each house
areas = ["sqft_living", "sqft_lot", "sqft_living15"]
names = [
    *areas,
    *("bedrooms", "bathrooms", "floors", "waterfront", "view"),
    *("condition", "grade", "yr_built", "lat", "long"),
]
features = houses[names].astype("float64")
features[areas] = np.log(features[areas])
features = features.to_numpy()
price = houses["price"].to_numpy()
price_log = np.log(price)
train, test = slice(0, 16_000), slice(16_000, None)


# %% exact
def miss(estimate):
    """Median absolute error on the held-out houses, in dollars."""
    return np.median(np.abs(price[test] - np.exp(estimate)))


def least_squares(x):
    """Estimates for all rows, fitted to the training rows."""
    columns = np.column_stack([np.ones(len(x)), x])
    best, *_ = np.linalg.lstsq(columns[train], price_log[train])
    return columns @ best, best[1:]


errors = {}
for count, label in ((1, "living area"), (3, "three areas"), (13, "all")):
    estimate, slopes = least_squares(features[:, :count])
    errors[label] = miss(estimate[test])
    print(f"{label:12} {errors[label]:8,.0f}")

# %% bedrooms
bedrooms = features[:, [names.index("bedrooms")]]
_, alone = least_squares(bedrooms)
_, beside = least_squares(np.hstack([bedrooms, features[:, :1]]))
print(f"one more bedroom:             {np.exp(alone[0]) - 1:+.0%}")
print(f"... and no larger living area: {np.exp(beside[0]) - 1:+.0%}")

# %% model
keras.utils.set_random_seed(1)
normalization = keras.layers.Normalization()
normalization.adapt(features[train])
model = keras.Sequential(
    [keras.Input((13,)), normalization, keras.layers.Dense(1)]
)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")

# %% fit
center = price_log[train].mean()
target = price_log - center
history = model.fit(
    features[train],
    target[train],
    batch_size=200,
    epochs=8,
    validation_data=(features[test], target[test]),
    verbose=0,
)
by_fit = center + model.predict(features, batch_size=1_000, verbose=0)[:, 0]
errors["fit"] = miss(by_fit[test])
print(f"least squares {errors['all']:8,.0f}")
print(f"fit           {errors['fit']:8,.0f}")

# %% curves
figure, axes = plt.subplots()
epochs = range(1, 9)
axes.semilogy(epochs, history.history["loss"], "--", label="training")
axes.semilogy(epochs, history.history["val_loss"], label="held out")
smallest = np.mean((price_log[test] - estimate[test]) ** 2)
axes.axhline(smallest, color="C7", lw=1.2, label="least squares, held out")
axes.set_xlabel("epoch")
axes.set_ylabel("loss (MSE of log price)")
axes.legend()

# %% one
ratio = price / np.exp(by_fit)
low, high = np.quantile(ratio[train], [0.1, 0.9])
house = 16_000  # the first that was held out
worth = np.exp(by_fit[house])
print(f"worth about {worth:,.0f} dollars,")
print(f"likely {worth * low:,.0f} to {worth * high:,.0f}")
print(f"sold for    {price[house]:,.0f}")

# %% promise
kept = (low < ratio[test]) & (ratio[test] < high)
print(f"in their range: {kept.mean():.1%} of the held out")

# %% check tags=["hidden"]
assert errors["all"] < 0.75 * errors["living area"]
assert errors["three areas"] <= errors["living area"]
assert abs(errors["fit"] / errors["all"] - 1) < 0.03
assert alone[0] > 0.05 and beside[0] < -0.02
last = history.history["val_loss"][-1]
assert last < 1.05 * smallest
assert model.count_params() == 13 * 2 + 1 + 14
assert abs(kept.mean() - 0.8) < 0.02
