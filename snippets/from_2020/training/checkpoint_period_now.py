"""A checkpoint every six batches."""

# %% now
from pathlib import Path

import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
checkpoint = keras.callbacks.ModelCheckpoint(
    "model.{epoch:02d}.keras", save_freq=2 * 3
)
x = np.ones((12, 1))
model.fit(x, x, batch_size=4, epochs=4, callbacks=[checkpoint], verbose=0)
print(sorted(path.name for path in Path().glob("model.*")))

# %% check tags=["hidden"]
named = keras.callbacks.ModelCheckpoint(
    "model.{val_loss:.2f}.keras", save_freq=2 * 3
)
data = {"validation_data": (x, x), "batch_size": 4, "verbose": 0}
try:
    model.fit(x, x, epochs=2, callbacks=[named], **data)
except KeyError as error:
    assert "val_loss" in str(error)
else:
    raise AssertionError("val_loss is known at the end of a batch")
