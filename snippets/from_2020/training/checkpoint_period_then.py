"""A checkpoint every other epoch."""

# %% then
from tensorflow import keras

checkpoint = keras.callbacks.ModelCheckpoint(
    "model.{epoch:02d}.keras", period=2
)
