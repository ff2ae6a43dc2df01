"""One customer as a vector of rank 1: a layer wants a batch."""

# %% batch
import keras
import numpy as np

layer = keras.layers.Dense(1, activation="sigmoid")
customer = np.array([1.0, 35.0])
print(layer(customer[np.newaxis, :]).shape)

# %% vector
layer(customer)
