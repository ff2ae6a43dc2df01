"""A model of our own class is saved and loaded."""

# %% then
import numpy as np
from tensorflow import keras


class Line(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)


model = Line()
model(np.ones((1, 3)))
model.save("line.keras")
model = keras.models.load_model("line.keras")
