"""One-hot labels from an inner module."""

# %% then
from keras.utils.np_utils import to_categorical

print(to_categorical([0, 2, 1]))
