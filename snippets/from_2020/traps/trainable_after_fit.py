"""`trainable = False` after `compile` and `fit` freezes nothing."""

# %% damage
import keras
import numpy as np

x = np.random.default_rng(0).normal(size=(256, 8)).astype("float32")
y = x.sum(axis=1)


def movement(compile_again, seed):
    keras.utils.set_random_seed(seed)
    base = keras.layers.Dense(16, activation="relu")
    model = keras.Sequential([keras.Input((8,)), base, keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.Adam(0.1), loss="mse")
    model.fit(x, y, batch_size=256, verbose=0)

    base.trainable = False
    if compile_again:
        model.compile(optimizer=keras.optimizers.Adam(0.1), loss="mse")
    before = base.kernel.numpy()
    model.fit(x, y, batch_size=256, epochs=8, verbose=0)
    return np.abs(base.kernel.numpy() - before).max()


moved = [movement(compile_again=False, seed=seed) for seed in (1, 2, 3)]
print("frozen weights moved by", np.round(moved, 3))

# %% check
print("weights changed:", [bool(change > 0) for change in moved])

# %% way_out
still = [movement(compile_again=True, seed=seed) for seed in (1, 2, 3)]
print("frozen weights moved by", np.round(still, 3))

# %% claims tags=["hidden"]
assert max(still) == 0 and min(moved) > 0.1
