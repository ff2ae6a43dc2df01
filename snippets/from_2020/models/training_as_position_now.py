"""The flag is passed by name."""

# %% now
import keras
import numpy as np

keras.utils.set_random_seed(1)
dropout = keras.layers.Dropout(0.5)
x = np.ones((1, 4))
print(dropout(x, training=False).numpy())
print(dropout(x, training=True).numpy())
