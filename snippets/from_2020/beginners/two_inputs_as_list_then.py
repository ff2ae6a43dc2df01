"""Two inputs for a model with one."""

# %% then
import keras
import numpy as np

keras.layers.Dense(1)([np.ones((4, 2)), np.ones((4, 1))])
