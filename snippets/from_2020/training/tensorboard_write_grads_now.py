"""A log without them."""

# %% now
import keras

board = keras.callbacks.TensorBoard(log_dir="logs", histogram_freq=1)
print(f"histograms every {board.histogram_freq} epoch")
