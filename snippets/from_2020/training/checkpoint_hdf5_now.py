"""A checkpoint that ends in .keras."""

# %% now
from pathlib import Path

import keras
import numpy as np

dense = keras.layers.Dense(1, kernel_initializer="zeros")
model = keras.Sequential([keras.Input(shape=(1,)), dense])
model.compile(optimizer="sgd", loss="mse")
checkpoint = keras.callbacks.ModelCheckpoint(
    "weights.{epoch:02d}-{val_loss:.2f}.keras",
    monitor="val_loss",
    save_best_only=True,
)
x = np.ones((4, 1))
options = {"validation_data": (x, x), "epochs": 2, "verbose": 0}
model.fit(x, x, callbacks=[checkpoint], **options)
print(*sorted(path.name for path in Path().glob("weights.*")), sep="\n")
