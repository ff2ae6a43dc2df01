"""No switch."""

# %% now
import keras

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
print(f"compiled: {model.compiled}")
