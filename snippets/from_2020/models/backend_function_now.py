"""A model that ends at the hidden layer."""

# %% now
import keras
import numpy as np

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(2, kernel_initializer="ones"),
        keras.layers.Dense(1),
    ]
)
hidden = keras.Model(model.inputs, model.layers[0].output)
print(hidden.predict(np.ones((1, 3)), verbose=0))
