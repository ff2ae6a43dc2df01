"""A function of the old backend in a Lambda."""

# %% then
import keras
from keras import backend as K

x = keras.Input(shape=(3,))
y = keras.layers.Lambda(lambda x: K.expand_dims(x, axis=-1))(x)
