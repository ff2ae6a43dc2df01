"""Callbacks: stop in time, keep the best, slow down."""

# %% stop
import keras
import numpy as np

keras.utils.set_random_seed(1)
x = np.linspace(-1, 1, 50).reshape(-1, 1)
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.SGD(0.5), loss="mse")
stop = keras.callbacks.EarlyStopping(
    monitor="loss", patience=2, restore_best_weights=True
)
slow = keras.callbacks.ReduceLROnPlateau(monitor="loss", patience=1)
keep = keras.callbacks.ModelCheckpoint(
    "best.keras", monitor="loss", save_best_only=True
)
history = model.fit(
    x, 3 * x, epochs=100, verbose=0, callbacks=[stop, slow, keep]
)
len(history.epoch)

# %% kept
best = keras.saving.load_model("best.keras")
round(best.evaluate(x, 3 * x, verbose=0), 3)


# %% own
class Shout(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        print(epoch, *logs)


fitted = model.fit(x, 3 * x, epochs=2, verbose=0, callbacks=[Shout()])
