"""Answers to the exercises on the functional API."""

# %% shared layer
import keras
import numpy as np
from keras import layers

one_eye = layers.Dense(12, activation="relu")
left, right = keras.Input(shape=(784,)), keras.Input(shape=(784,))
outputs = [
    layers.Dense(4, activation="softmax")(one_eye(view))
    for view in (left, right)
]
model = keras.Model([left, right], layers.average(outputs))
print("by hand:", (784 + 1) * 12, "+ 2 ×", (12 + 1) * 4)
print("Keras:  ", model.count_params())

# %% average pooling
image = keras.Input(shape=(64, 64, 1))
branches = [
    layers.GlobalAveragePooling2D()(
        layers.Conv2D(filters, kernel_size, activation="relu")(image)
    )
    for filters, kernel_size in [(32, 4), (16, 8)]
]
hidden = layers.Dense(10, activation="relu")(layers.concatenate(branches))
small = keras.Model(image, layers.Dense(1, activation="sigmoid")(hidden))
print("by hand:", 544, "+", 1_040, "+", (32 + 16 + 1) * 10, "+", 11)
print("Keras:  ", small.count_params())

# %% deeper
image = keras.Input(shape=(64, 64, 1))
branches, kernels, numbers = [], 0, 0
for size in (4, 8):
    x = layers.Conv2D(32, size, activation="relu")(image)
    x = layers.MaxPooling2D(2)(x)
    x = layers.Conv2D(16, size, activation="relu")(x)
    x = layers.MaxPooling2D(2)(x)
    branches.append(layers.Flatten()(x))
    kernels += (size**2 + 1) * 32 + (size**2 * 32 + 1) * 16
    side = ((64 - size + 1) // 2 - size + 1) // 2
    numbers += side**2 * 16
x = layers.Dense(10, activation="relu")(layers.concatenate(branches))
x = layers.Dense(10, activation="relu")(x)
deeper = keras.Model(image, layers.Dense(1, activation="sigmoid")(x))
dense = (numbers + 1) * 10 + (10 + 1) * 10 + (10 + 1) * 1
print(f"by hand: {kernels:,} + {dense:,} = {kernels + dense:,}")
print(f"Keras:   {deeper.count_params():,}")

# %% cut
wide, deep = keras.Input(shape=(5,)), keras.Input(shape=(6,))
x = layers.Dense(30, activation="relu")(deep)
x = layers.Dense(30, activation="relu")(x)
price = layers.Dense(1, name="price")(layers.concatenate([wide, x]))
helper = layers.Dense(1, name="helper")(x)
trained = keras.Model([wide, deep], [price, helper])

price_only = keras.Model(trained.inputs, trained.outputs[0])
print(trained.count_params(), "->", price_only.count_params())

# %% check tags=["hidden"]
assert model.count_params() == 785 * 12 + 2 * 52
assert deeper.count_params() == kernels + dense == 86_787
assert 49_589 + 110 == 49_699
assert small.count_params() == 544 + 1_040 + 490 + 11
rng = np.random.default_rng(1)
house = [rng.normal(size=(2, n)).astype("float32") for n in (5, 6)]
assert np.allclose(trained(house)[0], price_only(house))
