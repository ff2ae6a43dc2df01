"""Three epochs."""

# %% now
import keras
import numpy as np

model = keras.Sequential([keras.Input(shape=(1,)), keras.layers.Dense(1)])
model.compile(optimizer="sgd", loss="mse")
x, y = np.ones((8, 1)), np.ones((8, 1))
history = model.fit(x, y, epochs=3, verbose=0)
print(f"{len(history.history['loss'])} epochs")

# %% check tags=["hidden"]
try:
    model.fit(x, y, samples_per_epoch=8, verbose=0)
except TypeError as error:
    assert "unexpected keyword argument 'samples_per_epoch'" in str(error)
else:
    raise AssertionError
