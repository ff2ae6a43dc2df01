"""The slope under its new name."""

# %% now
import keras
import numpy as np

layer = keras.layers.LeakyReLU(negative_slope=0.2)
print(layer(np.array([-1.0, 0.0, 1.0])).numpy())
