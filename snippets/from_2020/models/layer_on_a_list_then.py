"""A layer gets a list."""

# %% then
from tensorflow import keras

layer = keras.layers.Activation("relu")
print(layer([[1.0, 2.0, 3.0]]))
