"""One-hot labels from the public module."""

# %% now
from keras.utils import to_categorical

print(to_categorical([0, 2, 1]))
