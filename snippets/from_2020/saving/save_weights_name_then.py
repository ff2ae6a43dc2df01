"""The weights go to a checkpoint."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.save_weights("checkpoints/my_checkpoint")
