"""Saved, and found again."""

# %% now
from pathlib import Path

import keras

path = Path.cwd() / "model.keras"
keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)]).save(path)
print(path.exists(), keras.models.load_model(path).count_params())
