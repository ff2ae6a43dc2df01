"""Batch normalization with a chosen implementation."""

# %% then
from tensorflow import keras

layer = keras.layers.BatchNormalization(fused=True)
