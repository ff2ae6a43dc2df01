"""A quarter of the data kept apart."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
history = model.fit(
    np.ones((4, 1)), np.ones(4), validation_split=0.25, verbose=0
)
print(sorted(history.history))
