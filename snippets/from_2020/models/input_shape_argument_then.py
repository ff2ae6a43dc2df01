"""The first layer says what shape the data has."""

# %% then tags=["warns"]
from tensorflow import keras

model = keras.Sequential(
    [
        keras.layers.Dense(4, activation="relu", input_shape=(3,)),
        keras.layers.Dense(1),
    ]
)

# %% check tags=["hidden"]
assert model.count_params() == 21
