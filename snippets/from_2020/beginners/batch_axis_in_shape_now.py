"""The shape of one example."""

# %% now
import keras

x = keras.Input(shape=(32, 32, 3))
print(keras.layers.Conv2D(8, 3)(x).shape)
