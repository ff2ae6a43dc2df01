"""The call says whether it is training."""

# %% now
import keras
import numpy as np

keras.utils.set_random_seed(1)
model = keras.Sequential([keras.Input(shape=(4,)), keras.layers.Dropout(0.5)])
print(model(np.ones((1, 4)), training=True).numpy())
print(model(np.ones((1, 4)), training=False).numpy())
