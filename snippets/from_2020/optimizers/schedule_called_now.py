"""The optimizer asks its schedule."""

# %% now
import keras

schedule = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5)
optimizer = keras.optimizers.SGD(learning_rate=schedule)
optimizer.iterations.assign(10)
print(f"rate at step 10: {float(optimizer.learning_rate):.3f}")
