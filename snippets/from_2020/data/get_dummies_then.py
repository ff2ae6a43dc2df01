"""Categories as columns of truth."""

# %% then
import numpy as np
import pandas as pd
from tensorflow import keras

houses = pd.DataFrame({"floors": [1.0, 2.5], "heating": ["gas", "oil"]})
x = pd.get_dummies(houses).values
model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit(x, np.array([1.0, 2.0]), verbose=0)
