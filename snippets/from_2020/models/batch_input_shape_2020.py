"""A fixed batch size in 2020, and today."""

# %% agree
import keras
import tf_keras

old = tf_keras.Sequential(
    [
        tf_keras.layers.LSTM(4, batch_input_shape=(2, 5, 3), stateful=True),
        tf_keras.layers.Dense(1),
    ]
)
new = keras.Sequential(
    [
        keras.Input(batch_shape=(2, 5, 3)),
        keras.layers.LSTM(4, stateful=True),
        keras.layers.Dense(1),
    ]
)
print(f"in 2020: {old.input_shape}, {old.count_params()} parameters")
print(f"today: {new.input_shape}, {new.count_params()} parameters")
assert old.input_shape == new.input_shape
assert old.count_params() == new.count_params()
