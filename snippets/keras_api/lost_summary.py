"""What a subclassed model cannot tell about itself."""

# %% class
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


# %% unbuilt
model = Looped()
model.summary(line_length=64)

# %% built
model(np.zeros((1, 784)))
model.summary(line_length=64)

# %% draw
keras.utils.plot_model(model, "looped.png", show_shapes=True, dpi=60)

# %% graph
print("has inputs? ", hasattr(model, "inputs"))
print("has outputs?", hasattr(model, "outputs"))

# %% check tags=["hidden"]
assert not hasattr(model, "inputs") and not hasattr(model, "outputs")
assert model.count_params() == 9_628
