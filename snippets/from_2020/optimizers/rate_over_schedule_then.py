"""A number is to replace a schedule."""

# %% then
from tensorflow import keras

schedule = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5)
optimizer = keras.optimizers.SGD(learning_rate=schedule)
optimizer.learning_rate = 0.01
