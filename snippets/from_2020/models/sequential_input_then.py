"""A piece of a trained model, from its input."""

# %% then
from tensorflow import keras

model = keras.Sequential(
    [keras.Input(shape=(3,)), keras.layers.Dense(2), keras.layers.Dense(1)]
)
hidden = keras.Model(inputs=model.input, outputs=model.layers[0].output)
