"""An operation of keras.ops in a model's graph, without a layer."""

# %% ops
import keras
import numpy as np

pixels = keras.Input(shape=(784,))
brightness = keras.ops.mean(pixels, axis=1, keepdims=True)
light_meter = keras.Model(pixels, brightness)

half_white = np.repeat([[0.0, 1.0]], 392, axis=1)
print("brightness:", light_meter(half_white).numpy().ravel())
print("layers:", [type(layer).__name__ for layer in light_meter.layers])

# %% check tags=["hidden"]
assert light_meter(half_white).numpy().item() == 0.5
other = keras.Input(shape=(784,))
try:
    keras.Model(pixels, keras.layers.Dense(4)(other))
except ValueError as refusal:
    assert "not connected to `inputs`" in str(refusal)
else:
    raise AssertionError("Keras took outputs that hang on another input")
