"""The length as an argument, and as an Input."""

# %% agree
import keras
import tf_keras

old = tf_keras.Sequential(
    [
        tf_keras.layers.Embedding(100, 8, input_length=5),
        tf_keras.layers.Flatten(),
    ]
)
new = keras.Sequential(
    [
        keras.Input(shape=(5,)),
        keras.layers.Embedding(100, 8),
        keras.layers.Flatten(),
    ]
)
print(f"in 2020: {old.output_shape}, today: {new.output_shape}")
assert old.output_shape == new.output_shape
