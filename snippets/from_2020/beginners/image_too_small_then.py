"""A kernel larger than the picture."""

# %% then
import keras

x = keras.Input(shape=(4, 4, 1))
keras.layers.Conv2D(8, 5)(x)
