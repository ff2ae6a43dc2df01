"""The learning rate by its short name."""

# %% then
import keras

keras.optimizers.Adam(lr=0.01)
