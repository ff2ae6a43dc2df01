"""Windows of a series from a generator."""

# %% then
import keras
import numpy as np

series = np.arange(6.0)
windows = keras.preprocessing.sequence.TimeseriesGenerator(
    series, series, length=3, batch_size=2
)
