"""Everything from one Keras."""

# %% now
import keras

inputs = keras.Input(shape=(3,))
outputs = keras.layers.Dense(2)(inputs)
print(outputs.shape)
