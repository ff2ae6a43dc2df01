"""Layers from the contributions."""

# %% then
from tensorflow.contrib import layers

initializer = layers.xavier_initializer()
