"""The data is transposed."""

# %% now
import keras

x = keras.ops.ones((5, 1, 3))
layer = keras.layers.LSTM(2)
print(layer(keras.ops.transpose(x, (1, 0, 2))).shape)
