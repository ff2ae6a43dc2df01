"""Inputs by name in front of a model."""

# %% now
import keras
import numpy as np

inputs = {name: keras.Input((1,), name=name) for name in ("age", "income")}
features = keras.layers.Concatenate()(list(inputs.values()))
model = keras.Model(inputs, features)
data = {"age": np.array([[30.0]]), "income": np.array([[2.5]])}
print(model.predict(data, verbose=0))
