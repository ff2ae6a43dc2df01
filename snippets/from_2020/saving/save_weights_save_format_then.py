"""The weights, with their format spelled out."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.save_weights("my.weights.h5", save_format="h5")
