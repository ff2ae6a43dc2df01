"""The weights in the one format."""

# %% now
from pathlib import Path

import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.save_weights("my.weights.h5")
print(Path("my.weights.h5").is_file())
