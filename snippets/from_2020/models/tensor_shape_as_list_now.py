"""The shape is a tuple."""

# %% now
import keras

x = keras.Input(shape=(32, 32, 3))
print(f"{x.shape[-1]} channels of {list(x.shape)}")
