"""A prediction for one number in a list."""

# %% then
import numpy as np
from tensorflow import keras

celsius = np.array([[-40.0], [0.0], [100.0]])
fahrenheit = np.array([[-40.0], [32.0], [212.0]])
model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(celsius, fahrenheit, verbose=0)
print(model.predict([37.0]))
