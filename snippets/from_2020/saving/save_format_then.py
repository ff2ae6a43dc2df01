"""A model is saved with the format spelled out."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.save("my_model", save_format="tf")
