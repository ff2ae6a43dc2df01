"""Two metrics for two outputs."""

# %% then
import numpy as np
from tensorflow import keras

inputs = keras.Input(shape=(3,))
price = keras.layers.Dense(1, name="price")(inputs)
size = keras.layers.Dense(1, name="size")(inputs)
model = keras.Model(inputs, [price, size])
model.compile(optimizer="sgd", loss="mse", metrics=["mae", "mse"])
y = [np.ones((4, 1)), np.ones((4, 1))]
history = model.fit(np.ones((4, 3)), y, verbose=0)
print(sorted(history.history))

# %% check tags=["hidden"]
assert "price_mse" not in history.history
assert "size_mae" not in history.history
