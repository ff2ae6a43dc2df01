"""Answers to the exercises on the Sequential model."""

# %% count
import keras
import numpy as np
import pandas as pd
import tensorflow as tf


def network_of(*units):
    network = keras.Sequential([keras.Input(shape=(784,))])
    for count in units[:-1]:
        network.add(keras.layers.Dense(count, activation="relu"))
    network.add(keras.layers.Dense(units[-1], activation="softmax"))
    return network


print("32, 16, 4:", 785 * 32 + 33 * 16 + 17 * 4)
print("Keras:    ", network_of(32, 16, 4).count_params())

# %% two or one
print("784, 16, 8, 4:", network_of(16, 8, 4).count_params())
print("784, 16, 4:   ", network_of(16, 4).count_params())
print("784, 4:       ", network_of(4).count_params())

# %% move
keras.utils.set_random_seed(1)
network = network_of(16, 8, 4)
front = keras.Sequential([keras.Input(shape=(784,)), *network.layers[:2]])
table = pd.read_csv("data/sign_mnist_train.csv", nrows=3, dtype="uint8")
images = table.drop(columns="label").to_numpy("float32") / 255
codes = front.predict(images, verbose=0)
print("images", images.shape, "become", codes.shape)

kernel, bias = network.layers[2].get_weights()
by_hand = tf.nn.softmax(codes @ kernel + bias).numpy()
whole = network.predict(images, verbose=0)
print("the same letters:", np.allclose(by_hand, whole, atol=1e-6))

# %% shared
network.layers[0].set_weights([np.zeros((784, 16)), np.zeros(16)])
print("largest code now:", front.predict(images, verbose=0).max())

# %% check tags=["hidden"]
assert network_of(32, 16, 4).count_params() == 25716
assert np.allclose(by_hand, whole, atol=1e-6) and codes.max() > 0
