"""A piece of a model, from its inputs."""

# %% now
import keras

model = keras.Sequential(
    [keras.Input(shape=(3,)), keras.layers.Dense(2), keras.layers.Dense(1)]
)
hidden = keras.Model(inputs=model.inputs, outputs=model.layers[0].output)
print(f"model {model.output_shape}, piece {hidden.output_shape}")
