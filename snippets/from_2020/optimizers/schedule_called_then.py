"""The schedule is asked for the rate."""

# %% then
from tensorflow import keras

schedule = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5)
optimizer = keras.optimizers.SGD(learning_rate=schedule)
print(optimizer.learning_rate(optimizer.iterations))
