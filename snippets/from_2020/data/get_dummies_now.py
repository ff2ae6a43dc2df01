"""Categories as columns of numbers."""

# %% now
import keras
import pandas as pd

houses = pd.DataFrame({"floors": [1.0, 2.5], "heating": ["gas", "oil"]})
x = pd.get_dummies(houses, dtype="float32").to_numpy(dtype="float32")
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
print(x, model(x).shape)
