"""A recurrent layer for any machine."""

# %% now
import keras

model = keras.Sequential(
    [
        keras.Input(shape=(5, 3)),
        keras.layers.LSTM(4),
        keras.layers.Dense(1),
    ]
)
print(f"{model.count_params()} parameters")
