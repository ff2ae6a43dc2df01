"""The current rate from the optimizer."""

# %% now
import keras

optimizer = keras.optimizers.Adam(
    keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5)
)
optimizer.iterations.assign(20)
print(f"rate at step 20: {float(optimizer.learning_rate):.3f}")
