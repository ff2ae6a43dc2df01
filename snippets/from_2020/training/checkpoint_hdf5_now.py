"""A checkpoint that ends in .keras."""

# %% now
from pathlib import Path

import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
checkpoint = keras.callbacks.ModelCheckpoint("model.{epoch:02d}.keras")
x = np.ones((4, 1))
model.fit(x, x, epochs=2, callbacks=[checkpoint], verbose=0)
print(sorted(path.name for path in Path().glob("model.*")))
