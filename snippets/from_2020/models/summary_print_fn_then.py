"""One call for each line, and today one for all."""

# %% then
from tensorflow import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(1)])
calls = []
model.summary(print_fn=lambda line: calls.append(line))
print(len(calls))

# %% check tags=["hidden"]
assert len(calls) == 1, "one for each line again"
