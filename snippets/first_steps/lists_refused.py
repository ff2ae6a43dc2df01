"""A Python list, which Keras 2 took as input and Keras 3 refuses."""

# %% list
import keras

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.predict([10.0], verbose=0)
