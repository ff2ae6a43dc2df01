"""A model watches the mean of its output."""

# %% then
from tensorflow import keras

inputs = keras.Input(shape=(3,))
outputs = keras.layers.Dense(1)(inputs)
model = keras.Model(inputs, outputs)
model.add_metric(outputs, name="mean_output", aggregation="mean")
