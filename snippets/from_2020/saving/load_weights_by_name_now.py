"""The layers with the same name, one by one."""

# %% now
import keras
import numpy as np

ones = keras.layers.Dense(2, kernel_initializer="ones", name="hidden")
trained = keras.Sequential([keras.Input(shape=(3,)), ones])
model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(2, name="hidden"),
        keras.layers.Dense(5, name="new_head"),
    ]
)
trained_layers = {layer.name: layer for layer in trained.layers}
for layer in model.layers:
    if layer.name in trained_layers:
        layer.set_weights(trained_layers[layer.name].get_weights())
print(np.unique(model.get_layer("hidden").kernel.numpy()))
