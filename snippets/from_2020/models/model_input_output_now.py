"""A model from its inputs to its outputs."""

# %% now
import keras

x = keras.Input(shape=(3,))
y = keras.layers.Dense(1)(x)
model = keras.Model(inputs=x, outputs=y)
print(f"input {model.input_shape}, output {model.output_shape}")
