"""A layer of the old copy on an Input of today."""

# %% then
from tensorflow.keras import Input
from tensorflow.python.keras.layers import Dense

inputs = Input(shape=(3,))
outputs = Dense(2)(inputs)
