"""An operation of Keras."""

# %% now
import keras
from keras import ops

x = keras.Input(shape=(3,))
y = keras.layers.Lambda(lambda x: ops.expand_dims(x, axis=-1))(x)
print(y.shape)
