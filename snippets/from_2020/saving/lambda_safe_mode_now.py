"""A layer, and a registered function."""

# %% now
import keras
import numpy as np


@keras.saving.register_keras_serializable()
def shift(x):
    return x - 0.5


model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Rescaling(1 / 255),
        keras.layers.Lambda(shift),
    ]
)
model.save("model.keras")
model = keras.models.load_model("model.keras")
print(model.predict(np.array([[0.0, 51.0, 255.0]]), verbose=0).round(2))
