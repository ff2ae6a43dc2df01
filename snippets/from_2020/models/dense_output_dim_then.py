"""A layer by two arguments of Keras 1."""

# %% then
import keras

layer = keras.layers.Dense(output_dim=6, init="uniform")
