"""The weights go to a file."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
saved = model.get_weights()[0]
model.save_weights("my.weights.h5")
model.layers[0].kernel.assign(np.zeros((3, 1)))
model.load_weights("my.weights.h5")
print(f"same weights: {np.array_equal(saved, model.get_weights()[0])}")
