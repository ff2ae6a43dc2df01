"""A .keras file that is saved after an .h5 file has lost its optimizer."""

# %% damage tags=["warns"]
import keras
import numpy as np


def trained():
    x = np.ones((8, 3), "float32")
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
    model.compile(optimizer="adam", loss="mse")
    model.fit(x, x[:, :1], verbose=0)
    return model


model = trained()
model.save("model.h5")
model.save("model.keras")
loaded = keras.models.load_model("model.keras")

# %% check
came_back = type(loaded.optimizer).__name__
print("saved with", type(model.optimizer).__name__, "loaded with", came_back)

# %% way_out
model = trained()
model.save("alone.keras")
loaded = keras.models.load_model("alone.keras")
print("loaded with", type(loaded.optimizer).__name__)

# %% claims tags=["hidden"]
assert came_back == "RMSprop"
assert type(loaded.optimizer).__name__ == "Adam"
