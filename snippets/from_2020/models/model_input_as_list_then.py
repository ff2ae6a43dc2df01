"""One input, given in a list."""

# %% then tags=["warns"]
import keras
import numpy as np

x = keras.Input(shape=(3,), name="rooms")
model = keras.Model(x, keras.layers.Dense(1)(x))
print(model([np.ones((2, 3))]).shape)
