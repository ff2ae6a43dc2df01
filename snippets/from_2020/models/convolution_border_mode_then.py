"""A convolution as Keras 1 wanted it."""

# %% then
import keras

layer = keras.layers.Conv2D(32, 3, 3, border_mode="same")
