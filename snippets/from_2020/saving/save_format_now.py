"""The ending says the format."""

# %% now
from pathlib import Path

import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
model.save("my_model.keras")
print(Path("my_model.keras").is_file())
