"""A layer named with an underscore."""

# %% now
import keras

layer = keras.layers.Dense(2, activation="relu", name="block1_dense")
layer.build((None, 3))
print([weight.path for weight in layer.weights])
