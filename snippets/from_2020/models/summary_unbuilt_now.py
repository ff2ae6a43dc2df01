"""A summary of a model with weights."""

# %% now
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(4, activation="relu", name="hidden"),
        keras.layers.Dense(1, name="output"),
    ]
)
model.summary()
