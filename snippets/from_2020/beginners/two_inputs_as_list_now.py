"""Examples and labels."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(2,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
x, y = np.ones((4, 2)), np.ones((4, 1))
history = model.fit(x, y, validation_data=(x, y), verbose=0)
print(sorted(history.history))
