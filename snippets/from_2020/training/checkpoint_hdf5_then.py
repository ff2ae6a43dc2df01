"""A checkpoint for each epoch, named by its loss."""

# %% then
from tensorflow import keras

checkpoint = keras.callbacks.ModelCheckpoint(
    "weights.{epoch:02d}-{val_loss:.2f}.hdf5",
    monitor="val_loss",
    save_best_only=True,
)
