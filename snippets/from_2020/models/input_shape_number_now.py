"""A tuple with one entry."""

# %% now
import keras

n_features = 3
inputs = keras.Input(shape=(n_features,))
model = keras.Model(inputs, keras.layers.Dense(1)(inputs))
print(f"input {model.input_shape}")
