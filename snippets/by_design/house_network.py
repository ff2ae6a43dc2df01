"""13 features → 10 → 10 → 1 learns the price of a house."""

# %% data
import keras
import matplotlib.pyplot as plt
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

# %% scales
mean, deviation = features[train].mean(), features[train].std()
scales = pd.DataFrame({"mean": mean, "deviation": deviation})
scales.map("{:,.2f}".format)

# %% standardize
standardized = ((features - mean) / deviation).to_numpy()

# %% compile
keras.utils.set_random_seed(1)
model = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(1),
    ]
)
model.compile(loss="mean_squared_error", optimizer="rmsprop")

# %% fit
history = model.fit(
    standardized[train], price[train], batch_size=100, epochs=10, verbose=0
)
losses = history.history["loss"]


# %% test
def rmse(predictions):
    """In thousand dollars, on the test houses."""
    errors = price[test] - np.ravel(predictions)
    return 100 * np.sqrt(np.mean(errors**2))


always_mean = rmse(price[train].mean())
network = rmse(model.predict(standardized[test], verbose=0))
print(f"always the mean price: {always_mean:.0f} thousand dollars off")
print(f"network:               {network:.0f}")

# %% curve
figure, axes = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
axes.plot(range(1, 11), 100 * np.sqrt(losses), "o-", label="network")
baseline = 100 * price[train].std()
axes.axhline(baseline, color="C1", ls="--", label="always the mean")
axes.set_ylim(0)
axes.set_xlabel("epoch")
axes.set_ylabel("RMSE (thousand dollars)")
axes.legend()

# %% batches tags=["varies"]
by_size = houses["sqft_living"].to_numpy()[test].argsort()
batches = {"smallest": by_size[:100], "largest": by_size[-100:]}
rows = {}
for name, batch in batches.items():
    own = features[test].iloc[batch]
    # The mistake: these 100 houses are measured against themselves.
    # (1e-7, since none of them may have a waterfront.)
    wrong = ((own - own.mean()) / (own.std() + 1e-7)).to_numpy()
    inputs = {"right": standardized[test][batch], "own mean": wrong}
    rows[name] = {"price": price[test][batch].mean()}
    for label, x in inputs.items():
        rows[name][label] = model.predict(x, verbose=0).mean()
means = pd.DataFrame(rows).T * 100
means.map("{:,.0f}".format)

# %% forgotten
raw = features[test].to_numpy()
forgotten = rmse(model.predict(raw, batch_size=6_000, verbose=0))
print(f"raw features: {forgotten:,.0f} thousand dollars off")

# %% inside
scaling = keras.layers.Normalization()
scaling.adapt(features[train].to_numpy())
whole = keras.Sequential([keras.Input(shape=(13,)), scaling, model])
inside = rmse(whole.predict(raw, batch_size=6_000, verbose=0))
print(f"raw features, scaled in the model: {inside:.0f}")

# %% check tags=["hidden"]
assert model.count_params() == 261
assert network < 0.7 * always_mean
assert 100 * np.sqrt(losses[2]) < 0.8 * baseline
assert abs(inside - network) < 0.5
assert forgotten > 10 * always_mean
assert means.loc["largest", "price"] > 3 * means.loc["smallest", "price"]
assert means.loc["largest", "right"] > 3 * means.loc["smallest", "right"]
ratio = means.loc["largest", "own mean"] / means.loc["smallest", "own mean"]
assert 0.7 < ratio < 1.4, ratio
assert deviation["sqft_lot"] > 10_000 and deviation["long"] < 0.2
same = np.allclose(scaling(raw), standardized[test], atol=1e-2)
assert same
