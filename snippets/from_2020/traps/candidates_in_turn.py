"""Two candidates, one model: `fit` goes on where it stopped."""

# %% damage
import keras
import numpy as np

x = np.random.default_rng(0).normal(size=(256, 8)).astype("float32")
y = x.sum(axis=1)


def new_model(seed):
    keras.utils.set_random_seed(seed)
    return keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])


def loss_with(model, rate):
    model.compile(optimizer=keras.optimizers.SGD(rate), loss="mse")
    return model.fit(x, y, epochs=3, verbose=0).history["loss"][-1]


rates = (0.05, 0.005)
one_model = []
for seed in (1, 2, 3):
    model = new_model(seed)
    one_model.append([loss_with(model, rate) for rate in rates])
winners = [rates[np.argmin(losses)] for losses in one_model]
print("the best learning rate:", winners)

# %% check
model = new_model(seed=1)
twice = [loss_with(model, 0.01), loss_with(model, 0.01)]
print("the same candidate, twice:", np.round(twice, 2))

# %% way_out
new_each = [
    [loss_with(new_model(seed), rate) for rate in rates] for seed in (1, 2, 3)
]
best = [rates[np.argmin(losses)] for losses in new_each]
print("the best learning rate:", best)

# %% claims tags=["hidden"]
assert winners == [0.005] * 3 and best == [0.05] * 3
assert twice[1] < 0.9 * twice[0]
