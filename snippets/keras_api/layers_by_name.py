"""Reaching layers by index and by name, and their weights."""

# %% named
import keras
import numpy as np

keras.utils.set_random_seed(1)
network = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(16, activation="relu", name="strokes"),
        keras.layers.Dense(8, activation="relu", name="shapes"),
        keras.layers.Dense(4, activation="softmax", name="letters"),
    ]
)
print([layer.name for layer in network.layers])
print(network.layers[1] is network.get_layer("shapes"))

# %% weights
kernel, bias = network.get_layer("shapes").get_weights()
print("kernel", kernel.shape, "bias", bias.shape)
print("all:", [weights.shape for weights in network.get_weights()])

# %% copy
kernel[:] = 0
inside = network.get_layer("shapes").kernel.numpy()
print("zeros in the copy: ", np.sum(kernel == 0))
print("zeros in the layer:", np.sum(inside == 0))

# %% set
network.get_layer("shapes").set_weights([kernel, bias])
inside = network.get_layer("shapes").kernel.numpy()
print("zeros in the layer:", np.sum(inside == 0))
noise = np.random.default_rng(1).random((2, 784), "float32")
print(network.predict(noise, verbose=0))

# %% check tags=["hidden"]
assert len(network.layers) == 3 and np.sum(inside == 0) == 128
assert np.allclose(network.predict(noise, verbose=0), 0.25)

# %% turned
network.get_layer("shapes").set_weights([kernel.T, bias])
