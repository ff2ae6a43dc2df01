"""A summary of a model without weights."""

# %% then
from tensorflow import keras

model = keras.Sequential(
    [
        keras.layers.Dense(4, activation="relu", name="hidden"),
        keras.layers.Dense(1, name="output"),
    ]
)
model.summary()

# %% check tags=["hidden"]
assert not model.built
assert model.weights == []
