"""Data for two inputs and two outputs, and how they are handed over."""

# %% model
import keras
import numpy as np
from keras import layers

wide = keras.Input(shape=(5,), name="wide")
deep = keras.Input(shape=(6,), name="deep")
hidden = layers.Dense(30, activation="relu", name="hidden")(deep)
both = layers.concatenate([wide, hidden], name="both")
price = layers.Dense(1, name="price")(both)
helper = layers.Dense(1, name="helper")(hidden)
model = keras.Model([wide, deep], [price, helper])
model.summary(line_length=68)

# %% pairs
rng = np.random.default_rng(1)
features = rng.normal(size=(100, 8))
pair = [features[:, 0:5], features[:, 2:8]]
targets = [features.sum(axis=1), features.sum(axis=1)]

model.compile(optimizer="adam", loss="mse")
print("evaluate:", len(model.evaluate(pair, targets, verbose=0)), "numbers")
print("predict: ", [answer.shape for answer in model.predict(pair, verbose=0)])

# %% two
model.predict(*pair, verbose=0)
