"""Another input than the one that was used."""

# %% then
import keras

x = keras.Input(shape=(2,))
other = keras.Input(shape=(2,))
keras.Model(other, keras.layers.Dense(1)(x))
