"""The older way to say the size of the input still works, and warns."""

# %% old tags=["warns"]
import keras

old = keras.Sequential(
    [
        keras.layers.Dense(16, activation="relu", input_shape=(784,)),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
print("parameters:", old.count_params())

# %% new
new = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
print("parameters:", new.count_params())

# %% check tags=["hidden"]
assert old.count_params() == new.count_params() == 785 * 16 + 17 * 4
