"""One metric, by its name alone."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse", metrics="accuracy")
