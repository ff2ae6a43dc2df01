"""A single picture that isn't a table with one row."""

# %% one image
import keras
import numpy as np

images = np.zeros((4, 784), "float32")
network = keras.Sequential(
    [keras.Input(shape=(784,)), keras.layers.Dense(4, activation="softmax")]
)
network.predict(images[0], verbose=0)
