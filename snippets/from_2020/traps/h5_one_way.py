"""A model saved as .h5, and what can still be had from the file."""

# %% damage tags=["warns"]
import keras
import numpy as np

x = np.random.default_rng(0).normal(size=(100, 3)).astype("float32")
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(x, x[:, 0], verbose=0)
model.save("kept.h5")

# %% way_out
rescued = keras.models.load_model("kept.h5", compile=False)
rescued.save("model.keras")

loaded = keras.models.load_model("model.keras")
same = np.array_equal(loaded(x), model(x))
print("the same predictions:", same)

# %% claims tags=["hidden"]
assert same
try:
    keras.models.load_model("kept.h5")
except ValueError:
    pass
else:
    raise AssertionError("the file came back")
