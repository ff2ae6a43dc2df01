"""A layer from the public module."""

# %% now
from keras.layers import Conv2D, MaxPooling2D

print(Conv2D(8, kernel_size=3).filters, MaxPooling2D().pool_size)
