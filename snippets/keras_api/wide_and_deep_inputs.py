"""Several inputs: some features wide, some deep, three of them both."""

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


# %% features
wide_features, deep_features = features[:, 0:5], features[:, 2:8]
print("wide:", wide_features.shape, " deep:", deep_features.shape)

# %% build
keras.utils.set_random_seed(1)
wide = keras.Input(shape=(5,), name="wide")
deep = keras.Input(shape=(6,), name="deep")
x = layers.Dense(30, activation="relu")(deep)
x = layers.Dense(30, activation="relu")(x)
price = layers.Dense(1, name="price")(layers.concatenate([wide, x]))
model = keras.Model([wide, deep], price)

# %% draw
keras.utils.plot_model(model, "inputs.png", show_layer_names=True, dpi=60)

# %% count
by_hand = [(6 + 1) * 30, (30 + 1) * 30, (5 + 30 + 1) * 1]
print("by hand:", by_hand, "together", sum(by_hand))
print("Keras:  ", model.count_params())

# %% fit
model.compile(optimizer=keras.optimizers.Adam(0.01), loss="mse")
model.fit(
    {"wide": wide_features[train], "deep": deep_features[train]},
    target[train],
    batch_size=500,
    epochs=6,
    verbose=0,
)
prediction = model([wide_features[test], deep_features[test]]).numpy().ravel()
loss = np.mean((target[test] - prediction) ** 2)
print(f"test loss {loss:.2f}")

# %% help
helper = layers.Dense(1, name="helper")(x)
two_answers = keras.Model([wide, deep], [price, helper])

# %% help draw
keras.utils.plot_model(
    two_answers, "outputs.png", show_layer_names=True, dpi=60
)

# %% help count
by_hand = [(6 + 1) * 30, (30 + 1) * 30, (5 + 30 + 1) * 1, (30 + 1) * 1]
print("by hand:", by_hand, "together", sum(by_hand))
print("Keras:  ", two_answers.count_params())

# %% help fit
two_answers.compile(
    optimizer=keras.optimizers.Adam(0.01),
    loss=["mse", "mse"],
    loss_weights=[0.9, 0.1],
)
history = two_answers.fit(
    {"wide": wide_features[train], "deep": deep_features[train]},
    {"price": target[train], "helper": target[train]},
    batch_size=500,
    epochs=6,
    verbose=0,
).history
for name in ("price_loss", "helper_loss", "loss"):
    print(f"{name:11}", np.round(history[name][-1], 4))
weighted = 0.9 * history["price_loss"][-1] + 0.1 * history["helper_loss"][-1]
print("0.9 and 0.1", np.round(weighted, 4))

# %% help test
answers = two_answers([wide_features[test], deep_features[test]])
for name, answer in zip(("price", "helper"), answers, strict=True):
    loss = np.mean((target[test] - answer.numpy().ravel()) ** 2)
    print(f"{name:6} test loss {loss:.2f}")

# %% check tags=["hidden"]
assert model.count_params() == 1_176
assert two_answers.count_params() == 1_207 == sum(by_hand)
assert loss < 0.45
assert np.isclose(weighted, history["loss"][-1], rtol=1e-3)
