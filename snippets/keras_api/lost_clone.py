"""A subclassed model cannot be cloned."""

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


# %% clone
from textwrap import fill

model = Looped()
model(np.zeros((1, 784)))
try:
    keras.models.clone_model(model)
except TypeError as error:
    print(fill(str(error).splitlines()[-1], 60))

# %% check tags=["hidden"]
try:
    keras.models.clone_model(model)
except TypeError as error:
    assert "unexpected keyword argument 'trainable'" in str(error)
else:
    raise AssertionError("Keras cloned it")
