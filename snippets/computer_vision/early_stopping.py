"""Stop when the validation loss no longer falls, and go back to the best."""

# %% train tags=["varies"]
import keras
import numpy as np

(x_all, y_all), _ = keras.datasets.fashion_mnist.load_data()
pictures = x_all / np.float32(255)
x_train, y_train = pictures[5000:6000], y_all[5000:6000]
x_valid, y_valid = pictures[:1000], y_all[:1000]

keras.utils.set_random_seed(1)
model = keras.Sequential(
    [
        keras.Input(shape=(28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(300, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(0.003),
    loss="sparse_categorical_crossentropy",
)
patience = keras.callbacks.EarlyStopping(
    monitor="val_loss", patience=10, restore_best_weights=True
)
history = model.fit(
    x_train,
    y_train,
    batch_size=100,
    epochs=200,
    validation_data=(x_valid, y_valid),
    validation_batch_size=500,
    callbacks=[patience],
    verbose=0,
)
losses = history.history["val_loss"]
best = int(np.argmin(losses)) + 1
restored = model.evaluate(x_valid, y_valid, batch_size=500, verbose=0)
print(f"allowed 200 epochs, stopped after {len(losses)}")
print(f"lowest validation loss {min(losses):.3f} in epoch {best}")
print(f"in the last epoch      {losses[-1]:.3f}")
print(f"of the restored model  {restored:.3f}")

# %% plot
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
epochs = range(1, len(losses) + 1)
ax.plot(epochs, history.history["loss"], label="training")
ax.plot(epochs, losses, label="validation")
ax.axvline(best, color="C3", lw=1, label="restored")
ax.set_xlabel("epoch")
ax.set_ylabel("loss")
ax.legend()

# %% check tags=["hidden"]
assert len(losses) == best + 10 < 200
rise = int(np.argmax(np.diff(losses) > 0)) + 2
assert 3 < rise < best and losses[rise - 2] > min(losses) + 0.01
assert np.isclose(restored, min(losses), rtol=1e-4)
assert history.history["loss"][-1] < 0.8 * history.history["loss"][best - 1]
