"""A number in parentheses for a shape."""

# %% then
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Model

n_features = 3
inputs = Input(shape=(n_features))
model = Model(inputs, Dense(1)(inputs))
