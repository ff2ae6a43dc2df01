"""Early stopping keeps the last weights unless told otherwise."""

# %% damage
import keras
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(560, 50)).astype("float32")
y = (x[:, :1] + rng.normal(size=(560, 1))).astype("float32")
x_train, y_train, x_valid, y_valid = x[:60], y[:60], x[60:], y[60:]


def kept_error(restore, seed):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((50,)),
            keras.layers.Dense(1, kernel_initializer="zeros"),
        ]
    )
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    stop = keras.callbacks.EarlyStopping(
        patience=4, restore_best_weights=restore
    )
    history = model.fit(
        x_train,
        y_train,
        batch_size=20,
        epochs=40,
        validation_data=(x_valid, y_valid),
        validation_batch_size=500,
        callbacks=[stop],
        verbose=0,
    )
    kept = np.mean((model(x_valid) - y_valid) ** 2)
    return kept, min(history.history["val_loss"])


runs = [kept_error(restore=False, seed=seed) for seed in (1, 2, 3)]
last, best = np.transpose(runs)
print("the weights you keep:", last.round(2))

# %% check
print("the best of each run:", best.round(2))

# %% way_out
runs = [kept_error(restore=True, seed=seed) for seed in (1, 2, 3)]
restored, _ = np.transpose(runs)
print("the weights you keep:", restored.round(2))

# %% claims tags=["hidden"]
assert (last > 1.1 * best).all(), (last, best)
assert np.allclose(restored, best, rtol=1e-3)
