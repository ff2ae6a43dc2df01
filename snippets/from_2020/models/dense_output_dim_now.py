"""The same arguments under their names of today."""

# %% now
import keras

layer = keras.layers.Dense(units=6, kernel_initializer="uniform")
print(layer.units, type(layer.kernel_initializer).__name__)
