"""A layer as an object."""

# %% now
import keras

x = keras.Input((3,))
hidden = keras.layers.Dense(16)(x)
print(hidden.shape)
