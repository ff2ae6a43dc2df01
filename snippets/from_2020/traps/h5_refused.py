"""The check: load what was just saved as .h5."""

# %% setup tags=["warns"]
import keras

model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.save("model.h5")

# %% check
model = keras.models.load_model("model.h5")
