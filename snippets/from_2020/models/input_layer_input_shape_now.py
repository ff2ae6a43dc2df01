"""An Input in place of the layer."""

# %% now
import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(2)])
print(f"input {model.input_shape}, {model.count_params()} parameters")
