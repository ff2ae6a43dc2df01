"""A weight for each class of each output."""

# %% then
import numpy as np
from tensorflow import keras

inputs = keras.Input(shape=(3,))
cat = keras.layers.Dense(1, activation="sigmoid", name="cat")(inputs)
dog = keras.layers.Dense(1, activation="sigmoid", name="dog")(inputs)
model = keras.Model(inputs, [cat, dog])
model.compile(optimizer="sgd", loss="binary_crossentropy")
x, y = np.ones((4, 3)), np.array([[0.0], [0.0], [0.0], [1.0]])
weights = {"cat": {0: 1.0, 1: 3.0}, "dog": {0: 1.0, 1: 3.0}}
model.fit(x, [y, y], class_weight=weights, verbose=0)
