"""A sequence of batches, read by several workers."""

# %% then
import numpy as np
from tensorflow import keras


class Batches(keras.utils.Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return np.ones((4, 1)), np.ones((4, 1))


model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
model.fit(Batches(), workers=4, use_multiprocessing=True)
