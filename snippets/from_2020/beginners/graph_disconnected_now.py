"""The input that was used."""

# %% now
import keras

x = keras.Input(shape=(2,))
print(keras.Model(x, keras.layers.Dense(1)(x)).output_shape)
