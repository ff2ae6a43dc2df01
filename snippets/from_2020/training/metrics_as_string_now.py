"""One metric, in a list."""

# %% now
import keras

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile("sgd", "mse", metrics=["accuracy"])
print(model.compiled)
