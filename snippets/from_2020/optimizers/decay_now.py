"""A schedule makes the learning rate fall."""

# %% now
import keras

schedule = keras.optimizers.schedules.InverseTimeDecay(
    0.1, decay_steps=1, decay_rate=0.01
)
optimizer = keras.optimizers.SGD(schedule, momentum=0.9, nesterov=True)
optimizer.iterations.assign(100)
print(f"rate at step 100: {float(optimizer.learning_rate):.2f}")
