"""What the hidden layer puts out."""

# %% then
import numpy as np
from tensorflow import keras
from tensorflow.keras import backend as K

model = keras.Sequential(
    [keras.Input(shape=(3,)), keras.layers.Dense(2), keras.layers.Dense(1)]
)
hidden = K.function([model.input], [model.layers[0].output])
print(hidden([np.ones((1, 3))]))
