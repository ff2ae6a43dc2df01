"""A convolution over images that have no channels axis."""

# %% model
import keras

model = keras.Sequential(
    [keras.Input(shape=(28, 28)), keras.layers.Conv2D(8, 3)]
)
