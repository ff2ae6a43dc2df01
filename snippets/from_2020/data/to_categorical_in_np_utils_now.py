"""One-hot labels."""

# %% now
from keras.utils import to_categorical

print(to_categorical([0, 2, 1], num_classes=3))
