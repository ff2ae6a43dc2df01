"""A checkpoint every six batches."""

# %% now
from pathlib import Path

import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
checkpoint = keras.callbacks.ModelCheckpoint(
    "model.{epoch:02d}.keras", save_freq=6
)
x = np.ones((12, 1))
model.fit(x, x, batch_size=4, epochs=4, callbacks=[checkpoint], verbose=0)
print(sorted(path.name for path in Path().glob("model.*")))
