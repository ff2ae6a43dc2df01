"""A layer from an inner module."""

# %% then
from keras.layers.convolutional import Conv2D, MaxPooling2D

layers = [Conv2D(8, kernel_size=3), MaxPooling2D()]
