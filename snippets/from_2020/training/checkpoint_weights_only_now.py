"""The weights in a file that ends in .weights.h5."""

# %% now
from pathlib import Path

import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
checkpoint = keras.callbacks.ModelCheckpoint(
    "cp.weights.h5", save_weights_only=True
)
x = np.ones((4, 1))
model.fit(x, x, callbacks=[checkpoint], verbose=0)
print(Path("cp.weights.h5").exists())
