"""A stateful model forgets between epochs."""

# %% then
from tensorflow import keras

model = keras.Sequential(
    [
        keras.Input(batch_shape=(1, 5, 3)),
        keras.layers.LSTM(2, stateful=True),
    ]
)
model.reset_states()
