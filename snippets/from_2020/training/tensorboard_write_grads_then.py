"""A log with gradients."""

# %% then
from tensorflow import keras

board = keras.callbacks.TensorBoard(
    log_dir="logs", histogram_freq=1, write_grads=True
)
