"""An activation as argument, as function and as layer."""

# %% three places
import keras
import numpy as np

features = keras.Input(shape=(13,))
linear = keras.layers.Dense(10)
named = keras.layers.Dense(10, activation="relu")
function = keras.layers.Dense(10, activation=keras.ops.relu)

models = {
    "argument, a name": keras.Model(features, named(features)),
    "argument, a function": keras.Model(features, function(features)),
    "a function call": keras.Model(features, keras.ops.relu(linear(features))),
    "a layer, Activation": keras.Sequential(
        [features, keras.layers.Dense(10), keras.layers.Activation("relu")]
    ),
    "a layer, ReLU": keras.Sequential(
        [features, keras.layers.Dense(10), keras.layers.ReLU()]
    ),
}

# %% agree
rng = np.random.default_rng(0)
weights = [rng.normal(size=(13, 10)), rng.normal(size=10)]
rows = rng.normal(size=(100, 13))
by_hand = np.maximum(rows @ weights[0] + weights[1], 0)
for name, model in models.items():
    model.set_weights(weights)
    agrees = np.allclose(model(rows), by_hand, atol=1e-5)
    print(f"{name:20} {agrees}")
    for layer in model.layers:
        kind = layer.__class__.__name__
        print(f"  {kind:10} {layer.count_params():3} parameters")

# %% check tags=["hidden"]
for model in models.values():
    assert np.allclose(model(rows), by_hand, atol=1e-5)
    assert model.count_params() == 140

# %% refused
import tensorflow as tf

tf.nn.relu(features)
