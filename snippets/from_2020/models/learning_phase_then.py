"""The global switch for dropout."""

# %% then
from tensorflow import keras
from tensorflow.keras import backend as K

K.set_learning_phase(1)
model = keras.Sequential([keras.layers.Dropout(0.5)])
