"""Three examples in lists."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit([1.0, 2.0, 3.0], [2.0, 4.0, 6.0], epochs=5, verbose=0)
