"""An Input says what shape the data has."""

# %% now
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        keras.layers.Dense(4, activation="relu"),
        keras.layers.Dense(1),
    ]
)
print(f"{model.count_params()} parameters")
