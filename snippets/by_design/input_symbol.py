"""What goes in, and the input layer: a shape without numbers."""

# %% symbol
import keras

houses = keras.Input(shape=(13,))
print(type(houses).__name__, houses.shape, houses.dtype)

# %% layers
price = keras.layers.Dense(1)(houses)
functional = keras.Model(houses, price)
sequential = keras.Sequential(
    [keras.Input(shape=(13,)), keras.layers.Dense(1)]
)
for name, model in [("functional", functional), ("sequential", sequential)]:
    print(name, [type(layer).__name__ for layer in model.layers])

# %% nothing to learn
input_layer = functional.layers[0]
print("parameters:", input_layer.count_params())

# %% unbuilt
shapeless = keras.Sequential([keras.layers.Dense(1)])
print("built:", shapeless.built)

# %% check tags=["hidden"]
import warnings

import numpy as np

assert len(functional.layers) == 2 and len(sequential.layers) == 1
assert functional.count_params() == sequential.count_params() == 14
rows = np.random.default_rng(0).normal(size=(4, 13))
sequential.set_weights(functional.get_weights())
assert np.array_equal(functional(rows), sequential(rows))
late = keras.Sequential([keras.layers.Dense(1)])
late(rows)
assert late.built and late.count_params() == 14
for old in ({"input_shape": (13,)}, {"input_dim": 13}):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        keras.layers.Dense(1, **old)
    assert "Do not pass an `input_shape`" in str(caught[0].message)

# %% count
shapeless.count_params()
