"""A list of metrics for each output."""

# %% now
import keras
import numpy as np

inputs = keras.Input(shape=(3,))
price = keras.layers.Dense(1, name="price")(inputs)
size = keras.layers.Dense(1, name="size")(inputs)
model = keras.Model(inputs, [price, size])
model.compile(optimizer="sgd", loss="mse", metrics=[["mae"], ["mae"]])
y = [np.ones((4, 1)), np.ones((4, 1))]
history = model.fit(np.ones((4, 3)), y, verbose=0)
print(sorted(history.history))
