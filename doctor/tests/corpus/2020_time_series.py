"""The next value of a series."""
import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.sequence import TimeseriesGenerator

series = np.sin(np.arange(100) / 10)
pairs = TimeseriesGenerator(series, series, length=5, batch_size=8)
model = tf.keras.Sequential([
    tf.keras.layers.LSTM(8, batch_input_shape=(8, 5, 1), stateful=True),  # <- batch-input-shape
    tf.keras.layers.Dense(1),
])
model.compile(tf.keras.optimizers.SGD(lr=1e-3), "mse")  # <- learning-rate-as-lr
for _ in range(3):
    model.fit(pairs, shuffle=False)
    model.reset_states()  # <- reset-states
