"""Both metrics for both outputs."""

# %% now
import keras
import numpy as np

inputs = keras.Input(shape=(3,))
price = keras.layers.Dense(1, name="price")(inputs)
size = keras.layers.Dense(1, name="size")(inputs)
model = keras.Model(inputs, [price, size])
both = ["mae", "mse"]
model.compile(optimizer="sgd", loss="mse", metrics=[both, both])
y = [np.ones((4, 1)), np.ones((4, 1))]
history = model.fit(np.ones((4, 3)), y, verbose=0)
print(sorted(history.history))
