"""A metric for each output."""

# %% now
import keras
import numpy as np

x = keras.Input((1,))
price = keras.layers.Dense(1, name="price")(x)
rent = keras.layers.Dense(1, name="rent")(x)
model = keras.Model(x, [price, rent])
metrics = {"price": ["mae"], "rent": ["mae"]}
model.compile(optimizer="sgd", loss="mse", metrics=metrics)
y = [np.ones((2, 1)), np.ones((2, 1))]
history = model.fit(np.ones((2, 1)), y, verbose=0)
print(sorted(history.history))
