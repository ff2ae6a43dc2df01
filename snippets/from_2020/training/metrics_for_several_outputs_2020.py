"""The same metrics, from a flat list in 2020 and a nested one today."""

# %% agree
import keras
import numpy as np
import tf_keras

names = []
for library, metrics in (tf_keras, ["mae"]), (keras, [["mae"], ["mae"]]):
    inputs = library.Input(shape=(3,))
    price = library.layers.Dense(1, name="price")(inputs)
    size = library.layers.Dense(1, name="size")(inputs)
    model = library.Model(inputs, [price, size])
    model.compile(loss="mse", metrics=metrics)
    y = [np.ones((4, 1)), np.ones((4, 1))]
    result = model.evaluate(np.ones((4, 3)), y, verbose=0, return_dict=True)
    names.append(sorted(result))
print("in 2020:", names[0])
print("today:", names[1])
assert names[0] == names[1]
