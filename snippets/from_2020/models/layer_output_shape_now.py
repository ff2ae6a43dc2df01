"""The output of a layer has a shape."""

# %% now
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(4, name="hidden"),
        keras.layers.Dense(1, name="output"),
    ]
)
for layer in model.layers:
    print(layer.name, layer.output.shape)
