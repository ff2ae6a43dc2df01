"""The backend sets the learning rate."""

# %% then
from tensorflow import keras

K = keras.backend
optimizer = keras.optimizers.Adam(learning_rate=0.1)
K.set_value(optimizer.learning_rate, 0.001)
