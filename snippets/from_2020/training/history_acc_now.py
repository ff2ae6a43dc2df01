"""The accuracy by the name that it was given."""

# %% now
import keras
import numpy as np

model = keras.Sequential(
    [keras.Input(shape=(1,)), keras.layers.Dense(1, activation="sigmoid")]
)
model.compile("sgd", "binary_crossentropy", metrics=["accuracy"])
history = model.fit(np.ones((4, 1)), np.ones((4, 1)), verbose=0)
print(sorted(history.history))
