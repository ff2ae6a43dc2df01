"""One metric for two outputs."""

# %% then
import numpy as np
from tensorflow import keras

inputs = keras.Input(shape=(3,))
price = keras.layers.Dense(1, name="price")(inputs)
size = keras.layers.Dense(1, name="size")(inputs)
model = keras.Model(inputs, [price, size])
model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
model.fit(np.ones((4, 3)), [np.ones((4, 1)), np.ones((4, 1))], verbose=0)
