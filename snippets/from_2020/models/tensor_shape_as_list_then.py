"""The number of channels, from the shape as a list."""

# %% then
from tensorflow import keras

x = keras.Input(shape=(32, 32, 3))
channels = x.shape.as_list()[-1]
print(channels)
