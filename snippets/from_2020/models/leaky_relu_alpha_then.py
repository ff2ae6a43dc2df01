"""The slope under its old name."""

# %% then tags=["warns"]
from tensorflow import keras

layer = keras.layers.LeakyReLU(alpha=0.2)

# %% check tags=["hidden"]
assert abs(layer.negative_slope - 0.2) < 1e-6
