"""Its public counterparts."""

# %% now
import keras

model = keras.Sequential(
    [keras.Input(shape=(3,), name="rooms"), keras.layers.Dense(1)]
)
model.compile("sgd", "mse")
print(model.compiled, [x.name for x in model.inputs], len(model.outputs))
