"""Four columns for a model of three."""

# %% then
import keras
import numpy as np

x = keras.Input(shape=(3,))
model = keras.Model(x, keras.layers.Dense(1)(x))
model.predict(np.ones((2, 4)), verbose=0)
