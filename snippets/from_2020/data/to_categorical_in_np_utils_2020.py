"""One-hot labels of 2020 and today."""

# %% agree
from keras.utils import to_categorical
from tf_keras.src.utils import np_utils

old = np_utils.to_categorical([0, 2, 1], num_classes=3)
new = to_categorical([0, 2, 1], num_classes=3)
print("in 2020:", old.tolist())
print("today:  ", new.tolist())
assert (old == new).all()
