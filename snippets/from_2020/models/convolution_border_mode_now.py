"""A convolution with its size in a tuple."""

# %% now
import keras

layer = keras.layers.Conv2D(32, (3, 3), padding="same")
print(f"size {layer.kernel_size}, strides {layer.strides}")

# %% check tags=["hidden"]
silent = keras.layers.Conv2D(32, 3, 3)
assert silent.strides == (3, 3)
for old in {"init": "uniform"}, {"subsample": (2, 2)}:
    try:
        keras.layers.Conv2D(32, 3, **old)
    except ValueError as error:
        assert "Unrecognized keyword arguments" in str(error)
    else:
        raise AssertionError(old)
