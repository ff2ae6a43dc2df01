"""A list in 2020, a tuple today."""

# %% agree
import keras
import numpy as np
import tf_keras

x, y = [np.ones((2, 1)), np.ones((2, 1))], np.ones((2, 1))
losses = []
for library, inputs in (tf_keras, x), (keras, tuple(x)):
    a, b = library.Input(shape=(1,)), library.Input(shape=(1,))
    model = library.Model([a, b], library.layers.Add()([a, b]))
    model.compile(loss="mse")
    batches = ((inputs, y) for _ in range(3))
    losses.append(model.evaluate(batches, steps=3, verbose=0))
print(f"in 2020: {losses[0]:.2f}, today: {losses[1]:.2f}")
assert losses[0] == losses[1]
