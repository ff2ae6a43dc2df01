"""The status of the loading is told what to expect."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.save_weights("my.weights.h5")
model.load_weights("my.weights.h5").expect_partial()
