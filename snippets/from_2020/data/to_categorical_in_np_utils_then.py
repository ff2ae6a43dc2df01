"""One-hot labels, from a module of old."""

# %% then
from keras.utils.np_utils import to_categorical

labels = to_categorical([0, 2, 1], num_classes=3)
