"""The generator that TensorFlow still has, and today's dataset."""

# %% agree
import keras
import numpy as np
import tensorflow as tf

series = np.arange(8.0)
generator = tf.keras.preprocessing.sequence.TimeseriesGenerator(
    series, series, length=3, batch_size=8
)
old_x, old_y = generator[0]
dataset = keras.utils.timeseries_dataset_from_array(
    series, series[3:], sequence_length=3, batch_size=8
)
x, y = next(iter(dataset))
x, y = x.numpy(), y.numpy()
print("in 2020:", old_x[0], old_y[0], "to", old_x[-1], old_y[-1])
print("today:  ", x[0], y[0], "to", x[-1], y[-1])
assert (old_x == x).all() and (old_y == y).all()
