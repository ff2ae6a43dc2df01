"""A weight for each step in time."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(5, 1)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse", sample_weight_mode="temporal")
