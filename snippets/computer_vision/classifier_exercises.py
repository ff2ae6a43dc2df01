"""Answers to the exercises on the first image classifier."""

# %% parameters
import keras

net = keras.Sequential(
    [
        keras.Input(shape=(28, 28)),
        keras.layers.Flatten(),
        keras.layers.Dense(100, activation="relu"),
        keras.layers.Dense(50, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
first, second, third = 784 * 100 + 100, 100 * 50 + 50, 50 * 10 + 10
print(first, second, third, first + second + third)
print(net.count_params())

# %% check tags=["hidden"]
assert net.count_params() == first + second + third
