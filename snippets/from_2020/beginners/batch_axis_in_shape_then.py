"""One axis too many."""

# %% then
import keras

x = keras.Input(shape=(None, 32, 32, 3))
keras.layers.Conv2D(8, 3)(x)
