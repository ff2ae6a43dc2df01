"""Code for old and new at once."""
import numpy as np

try:
    from keras.utils.np_utils import to_categorical
except ImportError:
    from keras.utils import to_categorical
try:
    kind = np.float
except AttributeError:
    kind = float
print(to_categorical([0, 1]).astype(kind))
