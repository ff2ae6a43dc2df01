"""What a Sequential model does: each layer's output feeds the next."""

# %% images
import keras
import numpy as np
import pandas as pd

table = pd.read_csv("data/sign_mnist_train.csv", nrows=3, dtype="uint8")
images = table.drop(columns="label").to_numpy("float32") / 255

# %% by hand
rng = np.random.default_rng(1)
w1 = rng.normal(0, 0.05, (784, 16)).astype("float32")
w2 = rng.normal(0, 0.3, (16, 8)).astype("float32")
w3 = rng.normal(0, 0.4, (8, 4)).astype("float32")
b1, b2, b3 = np.zeros(16, "float32"), np.zeros(8, "float32"), np.zeros(4)


def relu(x):
    return np.maximum(x, 0)


def softmax(x):
    exponentials = np.exp(x)
    return exponentials / exponentials.sum(axis=1, keepdims=True)


hidden_1 = relu(images @ w1 + b1)
hidden_2 = relu(hidden_1 @ w2 + b2)
outputs = softmax(hidden_2 @ w3 + b3)
for name, values in [
    ("images", images),
    ("after layer 1", hidden_1),
    ("after layer 2", hidden_2),
    ("after layer 3", outputs),
]:
    print(f"{name:13}", values.shape)

# %% keras
network = keras.Sequential(
    [
        keras.Input(shape=(784,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(8, activation="relu"),
        keras.layers.Dense(4, activation="softmax"),
    ]
)
network.set_weights([w1, b1, w2, b2, w3, b3])
predictions = network.predict(images, verbose=0)
print(predictions.round(3))
print("same as by hand:", np.allclose(predictions, outputs, atol=1e-5))

# %% check tags=["hidden"]
assert np.allclose(predictions, outputs, atol=1e-5)
assert np.allclose(predictions.sum(axis=1), 1, atol=1e-5)
assert abs(predictions - 0.25).max() < 0.15
