"""Layers from Keras."""

# %% now
import keras

initializer = keras.initializers.GlorotUniform(seed=1)
print(initializer((2, 3)).shape)
