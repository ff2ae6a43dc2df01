"""A subclassed model is saved, and cannot be loaded."""

# %% setup
import keras
import numpy as np
from keras import layers


class Looped(keras.Model):
    def __init__(self, units=12, rounds=3):
        super().__init__()
        self.look = layers.Dense(units, activation="relu")
        self.think = layers.Dense(units, activation="relu")
        self.answer = layers.Dense(4, activation="softmax")
        self.rounds = rounds

    def call(self, pixels):
        x = self.look(pixels)
        for _ in range(self.rounds):
            x = x + self.think(x)
        return self.answer(x)


# %% save
model = Looped()
model(np.zeros((1, 784)))
model.save("looped.keras")

# %% load
keras.models.load_model("looped.keras")
