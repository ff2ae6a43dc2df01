"""A model by two arguments of Keras 1."""

# %% then
import keras

x = keras.Input(shape=(3,))
y = keras.layers.Dense(1)(x)
model = keras.Model(input=x, output=y)
