"""The shape taken from the data."""

# %% now
import keras
import numpy as np

data = np.ones((2, 4))
x = keras.Input(shape=data.shape[1:])
model = keras.Model(x, keras.layers.Dense(1)(x))
print(model.predict(data, verbose=0).shape)
