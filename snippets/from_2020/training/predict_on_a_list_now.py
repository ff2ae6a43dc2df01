"""A prediction for an array."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.set_weights([np.array([[1.8]]), np.array([32.0])])
print(model.predict(np.array([[37.0]]), verbose=0).round(1))
