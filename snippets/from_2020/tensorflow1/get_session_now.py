"""A model that ends at a layer in the middle."""

# %% now
import keras
import numpy as np

x = keras.Input((3,))
hidden = keras.layers.Dense(2, activation="relu", name="hidden")(x)
model = keras.Model(x, keras.layers.Dense(1)(hidden))

inner = keras.Model(model.input, model.get_layer("hidden").output)
print(inner(np.ones((1, 3))).numpy().shape)
