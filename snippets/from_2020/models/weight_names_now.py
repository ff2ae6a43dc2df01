"""The path holds the name of the layer."""

# %% now
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(4, name="hidden"),
        keras.layers.Dense(1, name="output"),
    ],
    name="network",
)
picked = [w for w in model.weights if "hidden/kernel" in w.path]
print("picked:", [w.path for w in picked])
