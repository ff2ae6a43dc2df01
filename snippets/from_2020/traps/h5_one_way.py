"""A model that is saved as .h5 and does not come back."""

# %% damage tags=["warns"]
import keras
import numpy as np

x = np.random.default_rng(0).normal(size=(100, 3)).astype("float32")
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(x, x[:, 0], verbose=0)
model.save("model.h5")

# %% check
keras.models.load_model("model.h5")

# %% way_out
model.save("model.keras")
loaded = keras.models.load_model("model.keras")
print("the same predictions:", np.array_equal(loaded(x), model(x)))

rescued = keras.models.load_model("model.h5", compile=False)
print("the same predictions:", np.array_equal(rescued(x), model(x)))

# %% claims tags=["hidden"]
assert np.array_equal(loaded(x), model(x))
assert np.array_equal(rescued(x), model(x))
