"""A normalization from the experiments."""

# %% then
import numpy as np
from tensorflow.keras.layers.experimental import preprocessing

normalizer = preprocessing.Normalization()
normalizer.adapt(np.array([[1.0], [3.0]]))
