"""The structure of a model as YAML."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
with open("model.yaml", "w") as file:
    file.write(model.to_yaml())
