"""A convolution with kernels of their own for each place."""

# %% then
from tensorflow import keras

layer = keras.layers.LocallyConnected1D(4, 3)
