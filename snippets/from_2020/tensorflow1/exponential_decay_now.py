"""A schedule for the optimizer."""

# %% now
import keras

schedule = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5)
optimizer = keras.optimizers.SGD(learning_rate=schedule)
print([round(float(schedule(step)), 3) for step in (0, 5, 10)])
