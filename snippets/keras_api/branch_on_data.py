"""A Python `if` on the data works in a call, and fails in fit."""

# %% class
import keras
import numpy as np
from keras import layers


class TwoLights(keras.Model):
    """One layer for bright pictures, another one for dark ones."""

    def __init__(self):
        super().__init__()
        self.bright = layers.Dense(4, activation="softmax")
        self.dark = layers.Dense(4, activation="softmax")

    def call(self, pixels):
        if keras.ops.mean(pixels) > 0.5:
            return self.bright(pixels)
        return self.dark(pixels)


# %% call
rng = np.random.default_rng(1)
pixels = rng.random((20, 784)).astype("float32")
label = rng.integers(4, size=20)
model = TwoLights()
print(model(pixels).shape)

# %% fit
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(pixels, label, verbose=0)
