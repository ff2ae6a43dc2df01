"""A registered class is found."""

# %% now
import keras
import numpy as np


@keras.saving.register_keras_serializable(package="course")
class Line(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)


model = Line()
x = np.ones((1, 3))
before = model(x).numpy()
model.save("line.keras")
loaded = keras.models.load_model("line.keras")
print(type(loaded).__name__, np.allclose(before, loaded(x).numpy()))
