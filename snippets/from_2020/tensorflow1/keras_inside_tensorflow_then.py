"""A model from one Keras, a layer from another."""

# %% then
from tensorflow.keras.layers import Dense
from tensorflow.python.keras.models import Sequential

model = Sequential([Dense(1)])
