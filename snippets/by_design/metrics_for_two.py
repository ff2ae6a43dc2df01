"""One list of metrics for a model with two heads is refused."""

# %% setup
import keras
import numpy as np

body = keras.Input(shape=(3,))
hidden = keras.layers.Dense(10, activation="relu")(body)
age = keras.layers.Dense(5, activation="softmax", name="age")(hidden)
gender = keras.layers.Dense(2, activation="softmax", name="gender")(hidden)
model = keras.Model(body, {"age": age, "gender": gender})
losses = dict.fromkeys(["age", "gender"], "categorical_crossentropy")
people = np.zeros((8, 3), np.float32)
targets = {"age": np.eye(8, 5), "gender": np.eye(8, 2)}

# %% by head
model.compile(loss=losses, metrics={"age": ["accuracy"]})
model.fit(people, targets, verbose=0)
print([metric.name for metric in model.metrics])

# %% one list
model.compile(loss=losses, metrics=["accuracy"])
model.fit(people, targets, verbose=0)
