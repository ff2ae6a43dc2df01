"""A compiled model, saved in the old format."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
model.save("model.h5")
model = keras.models.load_model("model.h5")
