"""A layer from the public module."""

# %% now
from keras.layers import Conv2D, MaxPooling2D

print(Conv2D(8, kernel_size=3).filters, MaxPooling2D().pool_size)

# %% check tags=["hidden"]
import keras
import tensorflow as tf

for name in "LocallyConnected1D", "LocallyConnected2D":
    assert not hasattr(keras.layers, name)
    assert not hasattr(tf.keras.layers, name)
assert not hasattr(keras.layers, "ThresholdedReLU")
assert hasattr(tf.keras.layers, "ThresholdedReLU")
