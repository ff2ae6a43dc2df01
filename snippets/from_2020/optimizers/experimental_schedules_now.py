"""The schedule in its place."""

# %% now
import keras

schedule = keras.optimizers.schedules.CosineDecay(0.1, decay_steps=1000)
for step in 0, 250, 500, 1000:
    print(f"step {step}: {float(schedule(step)):.3f}")
