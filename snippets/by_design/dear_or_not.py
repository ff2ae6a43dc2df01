"""Will a house sell for more than half a million?"""

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
raw = houses[names].to_numpy("float32")
dear = (houses["price"] > 500_000).to_numpy("float32")
train, test = slice(0, 16_000), slice(16_000, None)
features = (raw - raw[train].mean(axis=0)) / raw[train].std(axis=0)
print(f"dear: {dear.mean():.0%}")

# %% add
keras.utils.set_random_seed(0)
by_add = keras.Sequential()
by_add.add(keras.Input(shape=(13,)))
by_add.add(keras.layers.Dense(10, activation="relu"))
by_add.add(keras.layers.Dense(10, activation="relu"))
by_add.add(keras.layers.Dense(1, activation="sigmoid"))
by_add.compile(loss="binary_crossentropy", optimizer="rmsprop")

# %% list
keras.utils.set_random_seed(0)
by_list = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
by_list.compile(loss="binary_crossentropy", optimizer="rmsprop")

# %% functional
keras.utils.set_random_seed(0)
house = keras.Input(shape=(13,))
hidden = keras.layers.Dense(10, activation="relu")(house)
hidden = keras.layers.Dense(10, activation="relu")(hidden)
answer = keras.layers.Dense(1, activation="sigmoid")(hidden)
functional = keras.Model(house, answer)
functional.compile(loss="binary_crossentropy", optimizer="rmsprop")

# %% train
models = {"add": by_add, "list": by_list, "functional": functional}
losses = {}
for name, model in models.items():
    keras.utils.set_random_seed(0)
    history = model.fit(
        features[train], dear[train], batch_size=100, epochs=1, verbose=0
    )
    losses[name] = history.history["loss"][0]
    print(f"{name:10} {model.count_params()}, loss {losses[name]:.4f}")

# %% more
by_list.fit(features[train], dear[train], batch_size=100, epochs=4, verbose=0)
probability = by_list.predict(features[test], verbose=0).ravel()
says_dear = probability > 0.5
accuracy = np.mean(says_dear == dear[test])
always_no = np.mean(dear[test] == 0)
print(f"right: {accuracy:.1%}, always saying no: {always_no:.1%}")

# %% plot
figure, axes = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
bins = np.linspace(0, 1, 21)
for value, label in [(0, "up to half a million"), (1, "dearer")]:
    shown = probability[dear[test] == value]
    axes.hist(shown, bins, alpha=0.6, label=label)
axes.axvline(0.5, color="gray", ls="--")
axes.set_xlabel("predicted probability of being dearer")
axes.set_ylabel("test houses")
axes.legend()

# %% check tags=["hidden"]
for model in models.values():
    assert model.count_params() == 261
assert len(set(losses.values())) == 1
assert accuracy > always_no + 0.2
outer = np.mean((probability < 0.1) | (probability > 0.9))
assert outer > 0.4
sure = np.abs(probability - 0.5) > 0.4
right = says_dear == dear[test]
sure_right, unsure_right = right[sure].mean(), right[~sure].mean()
assert sure_right > unsure_right + 0.1
