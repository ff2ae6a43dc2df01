"""A sequence with a constructor of its own."""

# %% then tags=["warns"]
import numpy as np
from tensorflow import keras


class Batches(keras.utils.Sequence):
    def __init__(self, x):
        self.x = x

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return self.x, self.x


model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
history = model.fit(Batches(np.ones((4, 1))), verbose=0)
