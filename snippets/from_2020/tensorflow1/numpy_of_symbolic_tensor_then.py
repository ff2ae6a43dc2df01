"""A metric in NumPy."""

# %% then
import numpy as np
import tensorflow as tf


def largest_error(y_true, y_pred):
    return np.max(np.abs(y_true.numpy() - y_pred.numpy()))


model = tf.keras.Sequential([tf.keras.Input((1,)), tf.keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse", metrics=[largest_error])
model.fit(np.ones((4, 1)), np.ones((4, 1)), verbose=0)
