"""The weights in TensorFlow's format."""

# %% then
from tensorflow import keras

checkpoint = keras.callbacks.ModelCheckpoint(
    filepath="training_1/cp.ckpt", save_weights_only=True, verbose=1
)
