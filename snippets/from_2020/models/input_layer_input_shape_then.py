"""The layer of the input, with its old argument."""

# %% then tags=["warns"]
import tensorflow as tf

model = tf.keras.Sequential(
    [
        tf.keras.layers.InputLayer(input_shape=(3,)),
        tf.keras.layers.Dense(2),
    ]
)

# %% check tags=["hidden"]
assert model.count_params() == 8
