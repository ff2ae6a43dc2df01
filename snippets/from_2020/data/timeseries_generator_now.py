"""Windows of a series as a dataset."""

# %% now
import keras
import numpy as np

series = np.arange(6.0)
windows = keras.utils.timeseries_dataset_from_array(
    series, series[3:], sequence_length=3
)
for x, y in windows:
    print(x.numpy(), y.numpy())
