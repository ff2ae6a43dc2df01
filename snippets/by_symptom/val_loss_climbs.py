"""A validation loss that climbs: its causes, and how to tell them apart."""

# %% case
import keras
import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

patients = load_diabetes(scaled=False)  # 442 patients, ten columns
order = np.random.default_rng(0).permutation(442)
x, y = patients.data[order], patients.target[order] > 140
x_train, x_val, y_train, y_val = x[:221], x[221:], y[:221], y[221:]
mean, deviation = x_train.mean(axis=0), x_train.std(axis=0)
x_train, x_val = (x_train - mean) / deviation, (x_val - mean) / deviation

keras.utils.set_random_seed(1)
model = keras.Sequential(
    [
        keras.Input((10,)),
        keras.layers.Dense(64, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(0.1), loss="binary_crossentropy")
history = model.fit(
    x_train,
    y_train,
    batch_size=221,
    epochs=30,
    validation_data=(x_val, y_val),
    validation_batch_size=221,
    verbose=0,
).history

# %% symptom
for epoch in (1, 10, 20, 30):
    loss, val_loss = (history[k][epoch - 1] for k in ("loss", "val_loss"))
    print(f"epoch {epoch:2}  {loss:.2f}  {val_loss:.2f}")

# %% shares
print(f"{y_train.mean():.2f} {y_val.mean():.2f}")

# %% sorted
ordered = np.sort(patients.target) > 140
print(f"{ordered[:221].mean():.2f} {ordered[221:].mean():.2f}")

# %% scales
print(np.abs(x_train.mean(axis=0)).max().round(1))
print(np.abs(x_val.mean(axis=0)).max().round(1))

# %% forgotten
raw = x[221:]  # as it came from the file
print(np.abs(raw.mean(axis=0)).max().round(1))

# %% best
best = np.argmin(history["val_loss"])
print("best epoch:", best + 1)
print(f"{history['loss'][best]:.2f} {history['val_loss'][best]:.2f}")

# %% curves
figure, axes = plt.subplots()
axes.plot(range(1, 31), history["val_loss"], label="validation")
axes.plot(range(1, 31), history["loss"], "--", label="training")
axes.axvline(best + 1, color="C7", lw=1)
axes.set_xlabel("epoch")
axes.set_ylabel("loss")
axes.set_ylim(bottom=0)
axes.legend()
