"""A network in Keras."""

# %% now
import keras
import numpy as np

keras.utils.set_random_seed(1)
area = np.array([[0.5], [1.0], [1.5], [2.0]])
model = keras.Sequential(
    [
        keras.Input((1,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(1),
    ]
)
model.compile(optimizer=keras.optimizers.Adam(0.03), loss="mse")
history = model.fit(area, 3 * area, epochs=50, verbose=0)
losses = history.history["loss"]
print(f"loss {losses[0]:.0f} at first, {losses[-1]:.2f} at last")
