"""A model with a lambda is saved and loaded."""

# %% then
from tensorflow import keras

model = keras.Sequential(
    [keras.Input(shape=(3,)), keras.layers.Lambda(lambda x: x / 255)]
)
model.save("model.keras")
model = keras.models.load_model("model.keras")
