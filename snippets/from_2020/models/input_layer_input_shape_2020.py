"""The layer of 2020 and today's Input."""

# %% agree
import keras
import tf_keras

old = tf_keras.Sequential(
    [
        tf_keras.layers.InputLayer(input_shape=(3,)),
        tf_keras.layers.Dense(2),
    ]
)
new = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(2)])
print(f"in 2020: {old.input_shape}, today: {new.input_shape}")
assert old.input_shape == new.input_shape
