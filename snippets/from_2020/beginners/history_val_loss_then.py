"""A loss that nobody measured."""

# %% then
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
history = model.fit(np.ones((4, 1)), np.ones(4), verbose=0)
history.history["val_loss"]
