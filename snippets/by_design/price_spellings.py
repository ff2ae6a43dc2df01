"""One network in three spellings."""

# %% add
import keras
import numpy as np

keras.utils.set_random_seed(1)
by_add = keras.Sequential()
by_add.add(keras.Input(shape=(13,)))
by_add.add(keras.layers.Dense(10, activation="relu"))
by_add.add(keras.layers.Dense(10, activation="relu"))
by_add.add(keras.layers.Dense(1))

# %% list
keras.utils.set_random_seed(1)
by_list = keras.Sequential(
    [
        keras.Input(shape=(13,)),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(10, activation="relu"),
        keras.layers.Dense(1),
    ]
)

# %% functional
keras.utils.set_random_seed(1)
features = keras.Input(shape=(13,))
hidden = keras.layers.Dense(10, activation="relu")(features)
hidden = keras.layers.Dense(10, activation="relu")(hidden)
price = keras.layers.Dense(1)(hidden)
functional = keras.Model(features, price)

# %% agree
rows = np.random.default_rng(1).normal(size=(3, 13))
models = {"add": by_add, "list": by_list, "functional": functional}
for name, model in models.items():
    prices = model(rows).numpy().ravel()
    print(f"{name:10} {model.count_params()} parameters, {prices.round(3)}")

# %% check tags=["hidden"]
for model in (by_list, functional):
    assert np.array_equal(model(rows), by_add(rows))
